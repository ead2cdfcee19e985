# Makes of a site's _headers what nginx includes: the headers for every page (below the line /*).
# A value that nginx would not take as it stands ends it with an error.
/^\/\*[ \t]*$/ { every = 1; next }
/^[^ \t]/ { every = 0 }
every && /^[ \t]+[A-Za-z-]+:/ {
    name = $1
    sub(/:.*/, "", name)
    value = $0
    sub(/^[ \t]*[A-Za-z-]+:[ \t]*/, "", value)
    sub(/[ \t\r]+$/, "", value)
    if (value ~ /["\\$]/) {
        print "headers.awk: nginx cannot take this value of " name ": " value > "/dev/stderr"
        exit 1
    }
    print "add_header " name " \"" value "\" always;"
}
