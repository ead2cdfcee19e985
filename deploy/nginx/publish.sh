#!/bin/sh
# Puts a built site on a server and exchanges it with the one there in one step.
#
#   deploy/nginx/publish.sh site user@server:/srv/namrong
#   deploy/nginx/publish.sh site /srv/namrong              (on the server itself)
#
# Below that folder: releases/ with the last five sites, and the link `current` to one of them.
# Back to an earlier one, on the server:
#   cd /srv/namrong && ln -s releases/NAME back && mv -T back current
set -eu

if [ $# -ne 2 ]; then
    echo 'วิธีใช้ | usage: deploy/nginx/publish.sh SITE [USER@SERVER:]/FOLDER' >&2
    exit 2
fi
site=$1
case $2 in
    *:*) server=${2%%:*} folder=${2#*:} ;;
    *) server='' folder=$2 ;;
esac
# The folder is read by a shell on the server, the server's name by ssh.
case $folder in
    /*[!A-Za-z0-9/._-]* | [!/]* | '')
        echo "โฟลเดอร์ต้องขึ้นต้นด้วย / และไม่มีเว้นวรรค | the folder must begin with / and have no blanks: $folder" >&2
        exit 2
        ;;
esac
case $server in
    -*) echo "ชื่อเครื่องไม่ถูกต้อง | not a server: $server" >&2 && exit 2 ;;
esac
if [ ! -f "$site/sitemap.xml" ] || [ ! -f "$site/index.html" ]; then
    echo "ไม่พบเว็บไซต์ใน $site สั่ง make site ก่อน | there is no site in $site; run make site first" >&2
    exit 2
fi

on_server() {
    # shellcheck disable=SC2029  # the command is made here, and its folder has no odd letters
    if [ -n "$server" ]; then ssh "$server" "$1"; else sh -c "$1"; fi
}

name=$(date -u +%Y%m%dT%H%M%SZ)-$$
new=$folder/releases/.$name
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
if [ -f "$site/_headers" ]; then
    awk -f "$(dirname "$0")/headers.awk" "$site/_headers" > "$made/headers.conf"
fi

# What an earlier run left unfinished goes after a day; by then it is no longer at work.
on_server "set -eu; mkdir -p '$folder/releases'; cd '$folder/releases'
    find . -maxdepth 1 -name '.2*' -mtime +0 -exec rm -rf {} +
    mkdir '.$name'"
# By content, without times: an unchanged file is a link to the one already there.
rsync --recursive --links --checksum --perms --chmod=D755,F644 --link-dest="$folder/current/" \
    "$site/" "${server:+$server:}$new/"
if [ -f "$made/headers.conf" ]; then
    rsync --checksum --chmod=F644 "$made/headers.conf" "${server:+$server:}$folder/headers.conf"
fi
on_server "set -eu; cd '$folder'
    mv 'releases/.$name' 'releases/$name'
    ln -s 'releases/$name' 'next.$name'
    mv -T 'next.$name' current
    ls -1 releases | sort | head -n -5 | while read -r old; do
        test \"releases/\$old\" = \"\$(readlink current)\" || rm -rf \"releases/\$old\"
    done"
echo "เผยแพร่แล้ว | published: $folder/releases/$name"
if [ -f "$made/headers.conf" ]; then
    echo 'ถ้า headers.conf เปลี่ยน ให้สั่งบนเครื่องแม่ข่าย | if headers.conf has changed, on the server: sudo nginx -s reload'
fi
