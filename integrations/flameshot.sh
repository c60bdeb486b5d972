#!/bin/sh
# Select and annotate with flameshot, then upload: the link is on the clipboard. Giving up the selection uploads nothing.
set -eu
shot=$(mktemp --suffix=.png)
trap 'rm -f "$shot"' EXIT
flameshot gui --raw >"$shot"
[ -s "$shot" ] || exit 130
hoist upload --no-input --copy --notify --name "flameshot-$(date +%Y%m%d-%H%M%S).png" -- "$shot"
