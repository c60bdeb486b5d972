#!/bin/sh
# Select a region with Spectacle, then upload: the link is on the clipboard. Giving up the selection uploads nothing;
# a picture whose upload fails is kept.
set -eu
shot=$(mktemp --suffix=.png)
trap 'rm -f "$shot"' EXIT
# A Spectacle that is open would be sent the order, and this one would end before there is a picture.
spectacle --new-instance --background --nonotify --region --output "$shot"
[ -s "$shot" ] || exit 130
code=0
hoist upload --no-input --copy --notify --name "spectacle-$(date +%Y%m%d-%H%M%S).png" -- "$shot" || code=$?
if [ "$code" -ne 0 ]; then
    trap - EXIT
    echo "the screenshot is kept: $shot" >&2
fi
exit "$code"
