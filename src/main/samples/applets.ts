// BusyBox tools that the sample needs, and those that a person would look for in its terminal.

const names = `
  [ ash awk basename cat chmod chown clear cp cut date dd df diff dirname du echo egrep env expr false fgrep find free
  grep gunzip gzip head hexdump hostname httpd id ifconfig ip kill less ln ls md5sum mkdir mkfifo mktemp more mv nc
  netstat nslookup od ping printenv printf ps pwd readlink realpath rm rmdir sed seq sh sha256sum sleep sort stat stty
  sync tail tar tee test time timeout top touch tr true tty uname uniq uptime usleep vi watch wc wget which whoami xargs
  yes
`

export const applets: readonly string[] = names.trim().split(/\s+/)
