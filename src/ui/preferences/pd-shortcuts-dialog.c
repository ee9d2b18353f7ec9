/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-shortcuts-dialog.h"

#include <glib/gi18n.h>

/* The keyboard shortcuts. Those of actions are read from the application, so that the list cannot lie; the
 * others belong to lists and dialogs. */

struct _PdShortcutsDialog
{
  AdwDialog parent_instance;

  AdwPreferencesPage *page;
};

G_DEFINE_FINAL_TYPE (PdShortcutsDialog, pd_shortcuts_dialog, ADW_TYPE_DIALOG)

typedef struct
{
  const char *title;  /* %NULL ends a group */
  const char *action; /* (nullable): whose accelerator is shown */
  const char *accel;  /* where there is no action */
} Shortcut;

static const Shortcut orders[] = {
  { N_ ("New order"), "win.new-order" },
  { N_ ("Mass order"), "win.mass-order" },
  { N_ ("Place the order"), NULL, "<Control>Return" },
  { N_ ("Take back an order that is about to be sent"), "win.undo" },
  { N_ ("Details"), NULL, "<Alt>Return" },
  { N_ ("Select all, when selecting"), NULL, "<Control>a" },
  { NULL },
};

static const Shortcut pages[] = {
  { N_ ("Search"), "win.search" },
  { N_ ("Refresh"), "win.refresh" },
  { N_ ("Services"), "win.show-page::services" },
  { N_ ("Orders"), "win.show-page::orders" },
  { N_ ("Needs a Look"), "win.show-page::needs-a-look" },
  { N_ ("Refills"), "win.show-page::refills" },
  { N_ ("Sidebar"), "win.toggle-sidebar" },
  { NULL },
};

static const Shortcut program[] = {
  { N_ ("Main menu"), NULL, "F10" },
  { N_ ("Keyboard shortcuts"), "app.shortcuts" },
  { N_ ("Preferences"), "app.preferences" },
  { N_ ("Close the window"), "window.close" },
  { N_ ("Quit"), "app.quit" },
  { NULL },
};

static const struct
{
  const char *title;
  const Shortcut *shortcuts;
} groups[] = {
  { N_ ("Orders"), orders },
  { N_ ("Pages"), pages },
  { N_ ("Program"), program },
};

static char *
describe_accel (const char *accel)
{
  guint key;
  GdkModifierType modifiers;

  if (!gtk_accelerator_parse (accel, &key, &modifiers))
    return g_strdup ("");

  return gtk_accelerator_get_label (key, modifiers);
}

static char *
describe (const Shortcut *shortcut)
{
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());
  g_auto (GStrv) accels = NULL;

  if (shortcut->action == NULL)
    return describe_accel (shortcut->accel);

  if (application != NULL)
    accels = gtk_application_get_accels_for_action (application, shortcut->action);

  return accels != NULL && accels[0] != NULL ? describe_accel (accels[0]) : g_strdup ("");
}

static GtkWidget *
create_row (const Shortcut *shortcut)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *keys = describe (shortcut);
  GtkWidget *label = gtk_label_new (keys);

  gtk_widget_add_css_class (label, "keycap");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (shortcut->title));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);

  return row;
}

static void
pd_shortcuts_dialog_class_init (PdShortcutsDialogClass *klass)
{
}

static void
pd_shortcuts_dialog_init (PdShortcutsDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();

  self->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

      adw_preferences_group_set_title (group, _ (groups[i].title));
      for (const Shortcut *shortcut = groups[i].shortcuts; shortcut->title != NULL; shortcut++)
        adw_preferences_group_add (group, create_row (shortcut));
      adw_preferences_page_add (self->page, group);
    }

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->page));
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
