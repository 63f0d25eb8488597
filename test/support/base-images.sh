#!/usr/bin/env bash
# Puts the images that the tests start from into the engine: the public ones where a registry answers, else stand-ins made of Debian's static busybox.
#
#   base-images.sh            every image in IMAGES that is missing
#
# A stand-in carries the public name, so that ordinary Compose files run unchanged, and says in its labels what it is.
# Whatever the engine has already is left as it is. What was made is kept in $GANTRY_TEST_CACHE, to be loaded the next time.
set -euo pipefail
export LC_ALL=C

# To add one: its name here, and a function make_NAME below.
IMAGES=(busybox:latest alpine:latest)

CACHE=${GANTRY_TEST_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/gantry-test}
# Another recipe or another busybox makes another set.
KEPT=$CACHE/base-images-$(cat "$0" "$(command -v busybox || echo /dev/null)" | sha256sum | cut -c1-16).tar.gz
SCRATCH=$(mktemp -d)
trap 'rm -rf "$SCRATCH"' EXIT

die() { printf 'base-images: %s\n' "$*" >&2; exit 1; }
have() { docker image inspect "$1" >/dev/null 2>&1; }

missing() {
  local name
  for name in "${IMAGES[@]}"; do have "$name" || echo "$name"; done
}

# image NAME CONTAINS: builds $SCRATCH/root, with further Dockerfile lines on standard input.
image() {
  {
    echo 'FROM scratch'
    echo 'COPY root/ /'
    echo "LABEL org.opencontainers.image.description=\"offline stand-in for $1: $2\" standin.name=\"$1\""
    cat
  } > "$SCRATCH/Dockerfile"
  docker build --quiet --tag "$1" "$SCRATCH" >/dev/null || die "$1 could not be built"
  echo "Made a stand-in of $1 ($2)."
}

# A root directory around the static busybox of this machine: its applets, users and certificates.
busybox_root() {
  local busybox applet root=$SCRATCH/root
  busybox=$(command -v busybox) || die 'busybox is missing (apt-get install busybox-static)'
  ! ldd "$busybox" >/dev/null 2>&1 || die "$busybox is not static (apt-get install busybox-static)"
  rm -rf "$root"
  mkdir -p "$root"/{bin,sbin,usr/{bin,sbin,local/bin},etc/ssl/certs,tmp,root,home,var/{run,log},dev,proc,sys,run,lib}
  chmod 1777 "$root/tmp"
  chmod 700 "$root/root"
  install -m 755 "$busybox" "$root/bin/busybox"
  for applet in $("$busybox" --list); do
    case $applet in busybox | linuxrc | init | dpkg | dpkg-deb | rpm) continue ;; esac
    ln -sf /bin/busybox "$root/bin/$applet"
  done
  ln -s /bin/env "$root/usr/bin/env"
  printf '%s\n' 'root:x:0:0:root:/root:/bin/sh' 'nobody:x:65534:65534:nobody:/home:/bin/false' > "$root/etc/passwd"
  printf '%s\n' 'root:x:0:' 'nobody:x:65534:' > "$root/etc/group"
  echo 'hosts: files dns' > "$root/etc/nsswitch.conf"
  if [ -s /etc/ssl/certs/ca-certificates.crt ]; then cp /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/"; fi
}

make_busybox() {
  busybox_root
  image busybox:latest "Debian's static busybox" <<< 'CMD ["sh"]'
}

make_alpine() {
  busybox_root
  printf '%s\n' 'NAME="Alpine Linux"' ID=alpine VERSION_ID=3.20.0 \
    "PRETTY_NAME=\"Alpine Linux (offline stand-in: Debian's static busybox)\"" > "$SCRATCH/root/etc/os-release"
  cat > "$SCRATCH/root/sbin/apk" <<'APK'
#!/bin/sh
# Offline stand-in for apk: there is no package manager, and what busybox has is all there is.
echo "apk: offline stand-in, packages can't be installed" >&2
exit 1
APK
  chmod 755 "$SCRATCH/root/sbin/apk"
  image alpine:latest "Debian's static busybox" <<< 'CMD ["/bin/sh"]'
}

[ -n "$(missing)" ] || exit 0
mkdir -p "$CACHE"
if [ -s "$KEPT" ]; then docker load --quiet --input "$KEPT"; fi
for name in $(missing); do
  # Without a registry this fails at once: its name does not resolve.
  if timeout 60 docker pull --quiet "$name" >/dev/null 2>&1; then
    echo "Pulled $name."
  else
    "make_${name%%:*}"
  fi
done
docker save "${IMAGES[@]}" | gzip > "$KEPT.part"
mv "$KEPT.part" "$KEPT"
