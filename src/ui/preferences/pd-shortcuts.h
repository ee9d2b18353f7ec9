/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PdShortcut:
 * @title: what it does; not translated yet
 * @action: (nullable): the detailed action of the window or the application; %NULL where a page or dialog has
 * it
 * @accels: up to two, the shown one first
 */
typedef struct
{
  const char *title;
  const char *action;
  const char *accels[3];
} PdShortcut;

/**
 * PdShortcutGroup:
 * @title: not translated yet
 * @shortcuts: ends with one that has no title
 */
typedef struct
{
  const char *title;
  const PdShortcut *shortcuts;
} PdShortcutGroup;

const PdShortcutGroup *pd_shortcuts_get_groups (guint *n_groups);
void pd_shortcuts_install (GtkApplication *application);

G_END_DECLS
