#!/bin/sh
# ksnip's script uploader: ksnip gives the picture's path and reads the link.
exec hoist upload --no-input -- "$1"
