#!/bin/sh
# Puts a build on the server: `sh publish.sh dist /srv/stottekontaktsjekken`.
#
# What has a hash in its name comes first, then the pages, so that no page names a file that is not there; last of all
# scripts without a hash, which may fetch all the others. Each file takes its place whole. Files of earlier builds stay for
# thirty days after they were replaced: a page that somebody has open goes on working.
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
put_all() {
    while read -r file; do put "$file"; done
}
files() {
    (cd "$build" && find . -type f)
}
hashed='[-._][0-9a-f]{16}[-._]'
script='\.js(\.br|\.gz)?$'
files | grep -E "$hashed" | put_all
files | grep -Ev "$hashed" | grep -Ev "$script" | put_all
files | grep -Ev "$hashed" | grep -E "$script" | put_all

find "$site" -type f ! -newer "$site/_published" ! -name _published -mtime +30 -exec rm {} +
