#!/bin/sh
# guard.sh SECONDS COMMAND...
# Runs a command until it ends, or until our standard input closes: whoever started us stopped it, or is gone, were it by
# kill -9. The command then has SECONDS to end in its own way before it is killed; what it started in our group ends with it.
grace=$1
shift
read -r _ _ _ _ group _ <"/proc/$$/stat" # a small machine has no ps
exec 3<&0
"$@" </dev/null 3<&- &
child=$!
(
  cat <&3 >/dev/null
  kill -TERM "$child"
  sleep "$grace"
  kill -KILL "$child"
) 2>/dev/null &
exec 3<&- </dev/null
trap : HUP INT TERM # they are not meant for us: a closed standard input is the one way to be told
wait "$child"
status=$?
while [ "$status" -gt 128 ] && kill -0 "$child" 2>/dev/null; do
  wait "$child"
  status=$?
done
echo "(ended with status $status)" >&2
kill -s KILL -- "-$group"
