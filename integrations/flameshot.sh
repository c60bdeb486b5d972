#!/bin/sh
# Select and annotate with flameshot, then upload: the link is on the clipboard. Giving up the selection uploads nothing;
# a picture whose upload fails is kept.
set -eu
shot=$(mktemp --suffix=.png)
trap 'rm -f "$shot"' EXIT
flameshot gui --raw >"$shot"
[ -s "$shot" ] || exit 130
code=0
hoist upload --no-input --copy --notify --name "flameshot-$(date +%Y%m%d-%H%M%S).png" -- "$shot" || code=$?
if [ "$code" -ne 0 ]; then
    trap - EXIT
    echo "the screenshot is kept: $shot" >&2
fi
exit "$code"
