#!/bin/sh
# Select a region with Spectacle, then upload: the link is on the clipboard. Giving up the selection uploads nothing.
set -eu
shot=$(mktemp --suffix=.png)
trap 'rm -f "$shot"' EXIT
spectacle --background --nonotify --region --output "$shot"
[ -s "$shot" ] || exit 130
hoist upload --no-input --copy --notify --name "spectacle-$(date +%Y%m%d-%H%M%S).png" -- "$shot"
