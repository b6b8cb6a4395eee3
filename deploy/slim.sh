#!/bin/sh
# Takes out of installed packages what a running program doesn't need, and puts Node.js and its one library into a folder of its own.
#   slim.sh <node_modules> <folder for Node.js>
set -eu
modules=$1
run=$2
mkdir -p "$run"
binary=$(find "$modules" -path '*/node-linux-*/bin/node' -type f)
strip -o "$run/node" "$binary"
chmod 755 "$run/node"
library=$(ldconfig -p | sed -n 's/.*libatomic\.so\.1 .*=> //p' | head -n 1)
cp "$(readlink -f "$library")" "$run/libatomic.so.1"
rm -rf "$modules"/node-linux-* "$modules/.bin" "$modules/.package-lock.json"
find "$modules" -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.cts' -o -name '*.d.mts' -o -name '*.md' ! -iname 'LICEN*' \) -delete
# Of the fonts, those that pictures are drawn with (src/pictures/rasterise.ts).
find "$modules/vazirmatn" "$modules/@expo-google-fonts" -type f \( -name '*.ttf' -o -name '*.woff2' \) \
  ! -name 'NotoSans_400Regular.ttf' ! -name 'NotoSans_700Bold.ttf' ! -name 'Vazirmatn-Regular.ttf' ! -name 'Vazirmatn-Bold.ttf' -delete
find "$modules" -type d -empty -delete
