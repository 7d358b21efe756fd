#!/bin/bash
# Runs first inside `unshare`: shows the program only what it needs below /mnt, where it can reach
# it whatever the permissions of the folders that it lies in, and covers the homes of people and
# our own data. What covers holds, since the command gives up every capability before it runs.
# Arguments: the data folder; how large a file system in memory may be; pairs of a source and a
# target below /mnt, the first one writable; then --, then the command.
set -eu
data=$1
size=$2
shift 2
mount --make-rprivate /
mount -t tmpfs -o mode=0755 tmpfs /mnt
writable=yes
while [ "$1" != -- ]; do
  if [ -d "$1" ]; then mkdir -p "$2"; else touch "$2"; fi
  mount --rbind "$1" "$2"
  [ -n "$writable" ] || mount -o remount,bind,ro "$2" 2>/dev/null || true
  writable=''
  shift 2
done
shift
mount -t proc proc /proc
for folder in /root /home; do
  [ ! -d "$folder" ] || mount -t tmpfs -o mode=0755 tmpfs "$folder"
done
mount -t tmpfs -o mode=1777,size="$size" tmpfs /tmp
[ ! -d /dev/shm ] || mount -t tmpfs -o mode=1777,size="$size" tmpfs /dev/shm
[ ! -d "$data" ] || mount -t tmpfs -o ro,mode=0755 tmpfs "$data"
exec "$@"
