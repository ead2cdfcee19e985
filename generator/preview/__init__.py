"""The live preview: pages made when they are asked for, anew after each saved file."""
