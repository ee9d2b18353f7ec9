/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pd-refills-page.h"

#include <glib/gi18n.h>

#include "pd-closures.h"
#include "pd-column-state.h"
#include "pd-column-title.h"
#include "pd-context-menu.h"
#include "pd-looks.h"
#include "pd-midnight.h"
#include "pd-refill-actions.h"
#include "pd-refills-cells.h"
#include "pd-search-announcer.h"
#include "pd-text.h"
#include "pd-time.h"
#include "pd-ui-enums.h"
#include "pd-waiting.h"

/* The refills that were asked for, the newest first, and what became of them. The table and the narrow list
 * show the same model. */

struct _PdRefillsPage
{
  AdwBin parent_instance;

  PdDesk *desk;
  PdWidth width;
  GStrv words;
  GSettings *settings;
  PdRefillActions *actions;

  GtkSearchBar *search_bar;
  GtkEditable *search_entry;
  GtkStack *stack;
  GtkColumnView *table;
  GtkListView *list;
  GtkColumnViewColumn *refill_column;
  GtkColumnViewColumn *panel_column;
  GtkColumnViewColumn *asked_column;
  GtkCustomFilter *filter;
  GtkFilterListModel *filtered;
  GtkSingleSelection *selection;
  GMenu *view_menu;
  GMenuModel *refill_menu;
};

G_DEFINE_FINAL_TYPE (PdRefillsPage, pd_refills_page, ADW_TYPE_BIN)

enum
{
  PROP_DESK = 1,
  PROP_WIDTH,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
update (PdRefillsPage *self)
{
  const char *name = "loading";

  if (self->desk == NULL)
    return;

  if (g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) > 0)
    name = self->width >= PD_WIDTH_TINY ? "list" : "table";
  else if (g_list_model_get_n_items (pd_desk_get_refills (self->desk)) > 0)
    name = "no-results";
  else if (pd_load_get_state (pd_desk_get_opening (self->desk)) == PD_LOAD_READY)
    name = "empty";

  gtk_stack_set_visible_child_name (self->stack, name);
}

static gboolean
match (gpointer item, gpointer user_data)
{
  PdRefillsPage *self = user_data;
  const char *id = pd_refill_get_record (item)->refill_id;
  g_autofree char *folded_id = pd_text_fold (id != NULL ? id : "");
  g_autofree char *text
      = g_strjoin (" ", folded_id, pd_order_get_search_text (pd_refill_get_order (item)), NULL);

  return pd_text_matches (text, (const char *const *) self->words);
}

/* Closures of the template */

static char *
no_results_text (gpointer object, const char *search)
{
  g_autofree char *clean = pd_text_clean (search != NULL ? search : "", -1);

  /* Translators: %s is what was typed into the search */
  return g_markup_printf_escaped (_ ("No refill has these words in its ID, order, service or link: “%s”"),
                                  clean);
}

static char *
refill_icon (gpointer object, PdState state)
{
  return g_strdup (pd_looks_refill_icon (state));
}

static char *
second_line (gpointer object, const char *state, const char *order_id)
{
  if (order_id == NULL)
    return g_strdup (state);

  /* Translators: the state of a refill and the ID of its order */
  return g_strdup_printf (_ ("%s · order %s"), state, order_id);
}

static char *
third_line (gpointer object, const char *panel, gint64 asked_at)
{
  g_autofree char *moment = pd_time_format_moment (asked_at, g_get_real_time ());

  /* Translators: a panel, and when it was asked: "Northwind · Asked today at 14:32" */
  return g_strdup_printf (_ ("%s · Asked %s"), panel, moment);
}

static char *
row_name (gpointer object, const char *state, const char *order_id, const char *service)
{
  return pd_refills_cells_name_row (state, order_id, service);
}

/* Callbacks */

static void
search_changed_cb (PdRefillsPage *self)
{
  g_strfreev (self->words);
  self->words = pd_text_fold_words (gtk_editable_get_text (self->search_entry));
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
activate_cb (PdRefillsPage *self, guint position)
{
  g_autoptr (PdRefill) refill = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (refill != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-order", "x",
                                pd_order_get_id (pd_refill_get_order (refill)));
}

static void
selected_cb (PdRefillsPage *self)
{
  if (self->actions != NULL)
    pd_refill_actions_set_refill (self->actions, gtk_single_selection_get_selected_item (self->selection));
}

static GtkWidget *
get_content (PdRefillsPage *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->stack);

  if (g_strcmp0 (name, "table") == 0)
    return GTK_WIDGET (self->table);
  if (g_strcmp0 (name, "list") == 0)
    return GTK_WIDGET (self->list);

  return gtk_stack_get_visible_child (self->stack);
}

/* A factory that is set anew binds every row again. */
static void
midnight_cb (PdRefillsPage *self)
{
  g_autoptr (GtkListItemFactory) rows = g_object_ref (gtk_list_view_get_factory (self->list));

  pd_midnight_update_column (self->asked_column);
  gtk_list_view_set_factory (self->list, NULL);
  gtk_list_view_set_factory (self->list, rows);
}

/* When the search is closed, what was found or all there is gets the focus that the entry had. */
static void
search_mode_cb (PdRefillsPage *self)
{
  if (!gtk_search_bar_get_search_mode (self->search_bar) && self->desk != NULL)
    gtk_widget_grab_focus (get_content (self));
}

/* Actions */

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PdRefillsPage *self = PD_REFILLS_PAGE (widget);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
clear_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PdRefillsPage *self = PD_REFILLS_PAGE (widget);

  gtk_editable_set_text (self->search_entry, "");
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
}

/* Overrides */

static void
set_desk (PdRefillsPage *self, PdDesk *desk)
{
  if (!g_set_object (&self->desk, desk) || desk == NULL)
    return;

  self->actions = pd_refill_actions_new (GTK_WIDGET (self), desk);
  g_signal_connect_object (pd_desk_get_refills (desk), "items-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (pd_desk_get_opening (desk), "notify::state", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  gtk_filter_list_model_set_model (self->filtered, pd_desk_get_refills (desk));
  pd_midnight_attach (GTK_WIDGET (self), pd_desk_get_clock (desk), G_CALLBACK (midnight_cb));
  update (self);
}

static void
set_width (PdRefillsPage *self, PdWidth width)
{
  self->width = width;
  pd_column_state_squeeze (self->panel_column, width >= PD_WIDTH_MEDIUM);
  pd_column_state_squeeze (self->refill_column, width >= PD_WIDTH_SMALL);
  update (self);
}

static void
pd_refills_page_dispose (GObject *object)
{
  PdRefillsPage *self = PD_REFILLS_PAGE (object);

  if (self->table != NULL)
    pd_column_state_save (self->table, self->settings, "refills");
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_REFILLS_PAGE);
  g_clear_object (&self->settings);
  g_clear_object (&self->actions);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (pd_refills_page_parent_class)->dispose (object);
}

static void
pd_refills_page_finalize (GObject *object)
{
  g_strfreev (PD_REFILLS_PAGE (object)->words);

  G_OBJECT_CLASS (pd_refills_page_parent_class)->finalize (object);
}

static void
pd_refills_page_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_DESK)
    g_value_set_object (value, PD_REFILLS_PAGE (object)->desk);
  else if (property_id == PROP_WIDTH)
    g_value_set_enum (value, (int) PD_REFILLS_PAGE (object)->width);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pd_refills_page_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  PdRefillsPage *self = PD_REFILLS_PAGE (object);

  switch (property_id)
    {
    case PROP_DESK:
      set_desk (self, g_value_get_object (value));
      break;
    case PROP_WIDTH:
      if (self->width == (PdWidth) g_value_get_enum (value))
        return;
      set_width (self, g_value_get_enum (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      return;
    }

  g_object_notify_by_pspec (object, pspec);
}

static void
bind_template (GtkWidgetClass *klass)
{
  g_type_ensure (PD_TYPE_REFILL);
  g_type_ensure (PD_TYPE_WAITING);
  gtk_widget_class_set_template_from_resource (klass, "/io/github/paneldesk/PanelDesk/pd-refills-page.ui");
  gtk_widget_class_bind_template_child (klass, PdRefillsPage, search_bar);
  gtk_widget_class_bind_template_child (klass, PdRefillsPage, search_entry);
  gtk_widget_class_bind_template_child (klass, PdRefillsPage, stack);
  gtk_widget_class_bind_template_child (klass, PdRefillsPage, table);
  gtk_widget_class_bind_template_child (klass, PdRefillsPage, list);
  gtk_widget_class_bind_template_child (klass, PdRefillsPage, refill_column);
  gtk_widget_class_bind_template_child (klass, PdRefillsPage, panel_column);
  gtk_widget_class_bind_template_child (klass, PdRefillsPage, asked_column);
  gtk_widget_class_bind_template_child (klass, PdRefillsPage, filter);
  gtk_widget_class_bind_template_child (klass, PdRefillsPage, filtered);
  gtk_widget_class_bind_template_child (klass, PdRefillsPage, selection);
  gtk_widget_class_bind_template_child (klass, PdRefillsPage, view_menu);
  gtk_widget_class_bind_template_child (klass, PdRefillsPage, refill_menu);
  gtk_widget_class_bind_template_callback (klass, no_results_text);
  gtk_widget_class_bind_template_callback (klass, refill_icon);
  gtk_widget_class_bind_template_callback (klass, second_line);
  gtk_widget_class_bind_template_callback (klass, third_line);
  gtk_widget_class_bind_template_callback (klass, row_name);
  gtk_widget_class_bind_template_callback (klass, search_changed_cb);
  gtk_widget_class_bind_template_callback (klass, activate_cb);
  gtk_widget_class_bind_template_callback (klass, search_mode_cb);
  pd_closures_bind (klass);
}

static void
install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "page.search", NULL, search_action);
  gtk_widget_class_install_action (klass, "page.clear", NULL, clear_action);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Return, GDK_ALT_MASK, "refills.show-order", NULL);
}

static void
pd_refills_page_class_init (PdRefillsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = pd_refills_page_dispose;
  object_class->finalize = pd_refills_page_finalize;
  object_class->get_property = pd_refills_page_get_property;
  object_class->set_property = pd_refills_page_set_property;

  properties[PROP_DESK] = g_param_spec_object ("desk", NULL, NULL, PD_TYPE_DESK, flags);
  properties[PROP_WIDTH] = g_param_spec_enum ("width", NULL, NULL, PD_TYPE_WIDTH, PD_WIDTH_WIDE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  bind_template (GTK_WIDGET_CLASS (klass));
  install_actions (GTK_WIDGET_CLASS (klass));
}

static void
add_columns_menu (PdRefillsPage *self)
{
  g_autoptr (GSimpleActionGroup) columns = g_simple_action_group_new ();
  g_autoptr (GMenuModel) menu = pd_column_state_create_menu (self->table, G_ACTION_MAP (columns));

  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns", G_ACTION_GROUP (columns));
  g_menu_append_section (self->view_menu, _ ("Columns"), menu);
}

static void
pd_refills_page_init (PdRefillsPage *self)
{
  self->settings = g_settings_new (APP_ID);
  self->words = pd_text_fold_words ("");
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_search_bar_connect_entry (self->search_bar, self->search_entry);
  pd_search_announcer_attach (self->search_entry, G_LIST_MODEL (self->filtered));
  pd_refills_cells_fill (self->table);
  pd_column_title_fit (self->table);
  pd_column_state_restore (self->table, self->settings, "refills");
  add_columns_menu (self);
  gtk_custom_filter_set_filter_func (self->filter, match, self, NULL);
  pd_context_menu_attach (GTK_WIDGET (self->table), self->refill_menu);
  pd_context_menu_attach (GTK_WIDGET (self->list), self->refill_menu);

  g_signal_connect_object (self->filtered, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
}
