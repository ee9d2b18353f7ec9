/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-shortcuts-dialog.h"

#include <glib/gi18n.h>

#include "pd-shortcuts.h"

/* The keyboard shortcuts, as the table of pd-shortcuts.c has them. */

struct _PdShortcutsDialog
{
  AdwDialog parent_instance;
};

G_DEFINE_FINAL_TYPE (PdShortcutsDialog, pd_shortcuts_dialog, ADW_TYPE_DIALOG)

static char *
describe_accel (const char *accel)
{
  guint key;
  GdkModifierType modifiers;

  if (!gtk_accelerator_parse (accel, &key, &modifiers))
    return g_strdup ("");

  return gtk_accelerator_get_label (key, modifiers);
}

static GtkWidget *
create_row (const PdShortcut *shortcut)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (shortcut->title));
  for (guint i = 0; shortcut->accels[i] != NULL; i++)
    {
      g_autofree char *keys = describe_accel (shortcut->accels[i]);
      GtkWidget *label = gtk_label_new (keys);

      gtk_widget_add_css_class (label, "keycap");
      gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }

  return row;
}

static GtkWidget *
create_group (const PdShortcutGroup *group)
{
  GtkWidget *widget = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (widget), _ (group->title));
  for (const PdShortcut *shortcut = group->shortcuts; shortcut->title != NULL; shortcut++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (widget), create_row (shortcut));

  return widget;
}

static void
pd_shortcuts_dialog_class_init (PdShortcutsDialogClass *klass)
{
}

static void
pd_shortcuts_dialog_init (PdShortcutsDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();
  guint n_groups;
  const PdShortcutGroup *groups = pd_shortcuts_get_groups (&n_groups);

  for (guint i = 0; i < n_groups; i++)
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (create_group (&groups[i])));

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Keyboard Shortcuts"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 480);
  adw_dialog_set_content_height (ADW_DIALOG (self), 560);
  adw_dialog_set_child (ADW_DIALOG (self), view);
}

/**
 * pd_shortcuts_dialog_new:
 *
 * Returns: (transfer floating): a new dialog
 */
PdShortcutsDialog *
pd_shortcuts_dialog_new (void)
{
  return g_object_new (PD_TYPE_SHORTCUTS_DIALOG, NULL);
}
