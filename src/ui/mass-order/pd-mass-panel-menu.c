/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-mass-panel-menu.h"

#include <glib/gi18n.h>

/* See the header. It is there only where there is a choice. */

#define ANY_PANEL G_GINT64_CONSTANT (0)

typedef struct
{
  PdDesk *desk;
  PdMassOrder *mass;
} Choice;

static void
choice_free (gpointer data, GClosure *closure)
{
  Choice *choice = data;

  g_object_unref (choice->desk);
  g_object_unref (choice->mass);
  g_free (choice);
}

static void
panel_chosen_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Choice *choice = data;

  g_simple_action_set_state (action, parameter);
  pd_mass_order_set_panel (choice->mass, pd_desk_find_panel (choice->desk, g_variant_get_int64 (parameter)));
}

/* A name is no label: its underscores are no mnemonics. */
static void
append_panel (GMenu *menu, const char *name, gint64 id)
{
  g_autoptr (GString) label = g_string_new (name);
  g_autoptr (GMenuItem) item = NULL;

  g_string_replace (label, "_", "__", 0);
  item = g_menu_item_new (label->str, NULL);
  g_menu_item_set_action_and_target (item, "mass.panel", "x", id);
  g_menu_append_item (menu, item);
}

static GMenuModel *
create_menu (GListModel *panels)
{
  g_autoptr (GMenu) section = g_menu_new ();
  GMenu *menu = g_menu_new ();

  append_panel (section, _ ("Any that has the service"), ANY_PANEL);
  for (guint i = 0; i < g_list_model_get_n_items (panels); i++)
    {
      g_autoptr (PdPanel) panel = g_list_model_get_item (panels, i);

      append_panel (section, pd_panel_get_name (panel), pd_panel_get_id (panel));
    }
  g_menu_append_section (menu, _ ("Lines without a panel go to"), G_MENU_MODEL (section));

  return G_MENU_MODEL (menu);
}

/**
 * pd_mass_panel_menu_attach:
 * @button: opens the menu
 * @desk: has the panels
 * @mass: what is ordered
 * @chosen: (nullable): the panel to begin with
 *
 * Gives @button the menu.
 */
void
pd_mass_panel_menu_attach (GtkMenuButton *button, PdDesk *desk, PdMassOrder *mass, PdPanel *chosen)
{
  GListModel *panels = pd_desk_get_panels (desk);
  g_autoptr (GMenuModel) menu = create_menu (panels);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new_stateful (
      "panel", G_VARIANT_TYPE_INT64,
      g_variant_new_int64 (chosen != NULL ? pd_panel_get_id (chosen) : ANY_PANEL));
  Choice *choice = g_new0 (Choice, 1);

  choice->desk = g_object_ref (desk);
  choice->mass = g_object_ref (mass);
  g_signal_connect_data (action, "activate", G_CALLBACK (panel_chosen_cb), choice, choice_free,
                         G_CONNECT_DEFAULT);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (GTK_WIDGET (button), "mass", G_ACTION_GROUP (group));
  gtk_menu_button_set_menu_model (button, menu);
  gtk_widget_set_visible (GTK_WIDGET (button), g_list_model_get_n_items (panels) > 1);
}
