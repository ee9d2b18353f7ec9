# SPDX-License-Identifier: GPL-3.0-or-later
# Makes Flatpak's runtime and SDK from the two trees, in a repository that is never signed and never leaves this machine.
# shellcheck shell=bash

REMOTE=panel-desk-local

plan_local_runtime ()
{
  [ -d "$REPO" ] || { ROOM=$((ROOM + 1700)); add_step "Making the runtime" make_repo; }
  runtime_installed || add_step "Installing the runtime" install_runtime
}

# bare-user-only neither packs files nor needs root, and what is installed from it shares the disk with it.
make_repo ()
{
  local name
  remove_tree "$REPO.part"
  ostree init --mode=bare-user-only --repo="$REPO.part"
  for name in Platform Sdk; do
    stage "$name"
    flatpak build-export --runtime --disable-sandbox --arch="$ARCH" "$REPO.part" "$CACHE/stage" "$BRANCH"
    remove_tree "$CACHE/stage"
  done
  flatpak build-update-repo "$REPO.part"
  mv "$REPO.part" "$REPO"
  remove_tree "$PLATFORM" # its files live on in the repository
}

# stage Platform|Sdk: the shape that build-export wants: usr, metadata, and an empty files. Hard links cost no room.
stage ()
{
  local tree=$SDK stage=$CACHE/stage
  [ "$1" = Sdk ] || tree=$PLATFORM
  remove_tree "$stage"
  mkdir -p "$stage/files"
  cp -al "$tree/usr" "$stage/usr"
  cp -a "$tree/etc" "$stage/usr/etc"
  drop_private_files "$stage/usr/etc"
  write_ld_so_conf "$stage/usr/etc/ld.so.conf"
  write_font_rules "$stage/usr/etc/fonts/conf.d/50-flatpak.conf"
  ln -sfn ../sbin/ldconfig "$stage/usr/bin/ldconfig" # Flatpak makes ld.so.cache only with this one; Debian has it in sbin
  find "$stage/usr" \( -type b -o -type c -o -type p -o -type s \) -delete
  write_metadata "$1" >"$stage/metadata"
}

# Flatpak brings these itself, from this machine; or they are about the tree's own packages.
drop_private_files () # ETC
{
  (cd "$1" && rm -rf passwd* group* shadow* gshadow* subuid* subgid* .pwd.lock machine-id hostname hosts host.conf \
    resolv.conf mtab fstab localtime timezone apt cron.* logrotate.d init.d rc?.d ld.so.cache)
}

write_ld_so_conf () # FILE
{
  printf '%s\n' 'include /run/flatpak/ld.so.conf.d/app-*.conf' 'include /app/etc/ld.so.conf' /app/lib \
    "/app/lib/$ARCH-linux-gnu" 'include /run/flatpak/ld.so.conf.d/runtime-*.conf' >"$1"
}

# This machine's fonts are seen too, but not its font cache: it names folders that mean others inside.
write_font_rules () # FILE
{
  cat >"$1" <<'XML'
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>/app/share/fonts</dir>
  <dir>/run/host/fonts</dir>
  <dir>/run/host/local-fonts</dir>
  <dir>/run/host/user-fonts</dir>
  <alias binding="same"><family>Adwaita Sans</family><prefer><family>Inter</family></prefer></alias>
  <alias binding="same"><family>sans-serif</family><prefer><family>Inter</family></prefer></alias>
</fontconfig>
XML
}

write_metadata () # Platform|Sdk
{
  cat <<INI
[Runtime]
name=$NAMESPACE.$1
runtime=$NAMESPACE.Platform/$ARCH/$BRANCH
sdk=$NAMESPACE.Sdk/$ARCH/$BRANCH

[Environment]
GI_TYPELIB_PATH=/app/lib/girepository-1.0
XDG_DATA_DIRS=/app/share:/usr/share:/usr/share/runtime/share:/run/host/user-share:/run/host/share
INI
}

# Another set of trees may be installed under the same names: the stamp tells which.
runtime_installed ()
{
  [ "$(cat "$FLATPAK_USER_DIR/.$REMOTE" 2>/dev/null)" = "$REPO" ] && [ -d "$FLATPAK_USER_DIR/runtime/$NAMESPACE.Sdk" ]
}

install_runtime ()
{
  flatpak --user remote-add --if-not-exists --no-gpg-verify --no-enumerate "$REMOTE" "file://$REPO"
  flatpak --user remote-modify --url="file://$REPO" "$REMOTE"
  flatpak --user install -y --noninteractive --or-update "$REMOTE" \
    "$NAMESPACE.Platform//$BRANCH" "$NAMESPACE.Sdk//$BRANCH"
  echo "$REPO" >"$FLATPAK_USER_DIR/.$REMOTE"
}
