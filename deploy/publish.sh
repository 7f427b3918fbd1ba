#!/bin/sh
# Puts a build on the server: `sh publish.sh dist /srv/stottekontaktsjekken`.
#
# What has a hash in its name comes first and the pages last, so that no page names a file that is not there. Each file
# takes its place whole. Files of earlier builds stay for thirty days after they were replaced: a page that somebody has
# open goes on working.
set -eu
build=$1
site=$2
mkdir -p "$site"

# The build that is replaced now counts its thirty days from today.
if [ -e "$site/_published" ]; then
    find "$site" -type f -newer "$site/_published" ! -name _published -exec touch {} +
fi
touch "$site/_published"

put() {
    mkdir -p "$site/$(dirname "$1")"
    cp "$build/$1" "$site/$1.new"
    mv "$site/$1.new" "$site/$1"
}
hashed='[-._][0-9a-f]{16}[-._]'
(cd "$build" && find . -type f) | grep -E "$hashed" | while read -r file; do put "$file"; done
(cd "$build" && find . -type f) | grep -Ev "$hashed" | while read -r file; do put "$file"; done

find "$site" -type f ! -newer "$site/_published" ! -name _published -mtime +30 -exec rm {} +
