/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-matters-page.h"

#include <glib/gi18n.h>

#include "pd-closures.h"
#include "pd-matter-actions.h"
#include "pd-matter-question.h"
#include "pd-ui-enums.h"

/* What needs a look: one question at a time, the others as rows below it; activating a row brings its
 * question up. When the matter of the question is settled, the next one takes its place. */

struct _PdMattersPage
{
  AdwBin parent_instance;

  PdDesk *desk;
  PdMatter *matter;
  PdWidth width;

  GtkStack *stack;
  GtkScrolledWindow *scroller;
  PdMatterQuestion *question;
  GtkWidget *others_group;
  GtkListBox *others_list;
  GtkFilterListModel *others;
  GtkCustomFilter *others_filter;
  GtkSliceListModel *shown;
};

G_DEFINE_FINAL_TYPE (PdMattersPage, pd_matters_page, ADW_TYPE_BIN)

enum
{
  PROP_DESK = 1,
  PROP_MATTER,
  PROP_WIDTH,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static gboolean
is_waiting (GListModel *matters, PdMatter *matter)
{
  for (guint i = 0; i < g_list_model_get_n_items (matters); i++)
    {
      g_autoptr (PdMatter) other = g_list_model_get_item (matters, i);

      if (other == matter)
        return TRUE;
    }

  return FALSE;
}

static void
set_matter (PdMattersPage *self, PdMatter *matter)
{
  if (!g_set_object (&self->matter, matter))
    return;

  gtk_filter_changed (GTK_FILTER (self->others_filter), GTK_FILTER_CHANGE_DIFFERENT);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MATTER]);
}

static void
update_stack (PdMattersPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, self->matter != NULL ? "matters" : "empty");
  gtk_widget_set_visible (self->others_group, g_list_model_get_n_items (G_LIST_MODEL (self->others)) > 0);
}

/* An order that changes from unknown to refused is another matter: then the question goes on to that one. */
static PdMatter *
find_successor (GListModel *matters, PdMatter *matter)
{
  PdOrder *order = matter != NULL ? pd_matter_get_order (matter) : NULL;

  for (guint i = 0; order != NULL && i < g_list_model_get_n_items (matters); i++)
    {
      g_autoptr (PdMatter) other = g_list_model_get_item (matters, i);

      if (pd_matter_get_order (other) == order)
        return g_steal_pointer (&other);
    }

  return g_list_model_get_item (matters, 0);
}

/* What stands there now is not only seen. */
static void
tell_next (PdMattersPage *self)
{
  gtk_accessible_announce (GTK_ACCESSIBLE (self),
                           self->matter != NULL ? pd_matter_get_title (self->matter)
                                                : _ ("Nothing Needs a Look"),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
matters_changed_cb (PdMattersPage *self, guint position, guint removed, guint added, GListModel *matters)
{
  gboolean seen = gtk_widget_get_mapped (GTK_WIDGET (self));

  /* A question that nobody has seen yet gives way to a more pressing one. */
  if (self->matter == NULL || !seen || !is_waiting (matters, self->matter))
    {
      g_autoptr (PdMatter) next = find_successor (matters, seen ? self->matter : NULL);

      set_matter (self, next);
      if (seen)
        tell_next (self);
    }

  update_stack (self);
}

static gboolean
is_other (gpointer item, gpointer user_data)
{
  return PD_MATTERS_PAGE (user_data)->matter != item;
}

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  PdMatterKind kind = pd_matter_get_kind (item);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *image = gtk_image_new_from_icon_name (pd_matter_kind_get_icon (kind));
  GtkWidget *next = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_css_classes (image, (const char **) pd_matter_kind_get_icon_classes (kind));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), next);
  g_object_bind_property (item, "title", row, "title", G_BINDING_SYNC_CREATE);
  g_object_bind_property (item, "description", row, "subtitle", G_BINDING_SYNC_CREATE);

  return row;
}

static char *
more_text (gpointer object, guint n_others, guint n_shown)
{
  guint n_more = n_others - MIN (n_shown, n_others);

  if (n_more == 0)
    return NULL;

  /* Translators: how many are not in the list yet */
  return g_strdup_printf (ngettext ("and %'u more", "and %'u more", n_more), n_more);
}

static void
show_matter (PdMattersPage *self, PdMatter *matter)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  set_matter (self, matter);
  gtk_adjustment_set_value (adjustment, 0);
  gtk_widget_child_focus (GTK_WIDGET (self->question), GTK_DIR_TAB_FORWARD);
}

static void
row_activated_cb (PdMattersPage *self, GtkListBoxRow *row)
{
  g_autoptr (PdMatter) matter
      = g_list_model_get_item (G_LIST_MODEL (self->shown), (guint) gtk_list_box_row_get_index (row));

  show_matter (self, matter);
}

/* Brings up the question about an order, if there is one. */
static void
show_order_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PdMattersPage *self = PD_MATTERS_PAGE (widget);
  GListModel *matters = pd_desk_get_matters (self->desk);

  for (guint i = 0; i < g_list_model_get_n_items (matters); i++)
    {
      g_autoptr (PdMatter) matter = g_list_model_get_item (matters, i);
      PdOrder *order = pd_matter_get_order (matter);

      if (order != NULL && pd_order_get_id (order) == g_variant_get_int64 (parameter))
        show_matter (self, matter);
    }
}

static void
set_desk (PdMattersPage *self, PdDesk *desk)
{
  GListModel *matters;

  if (!g_set_object (&self->desk, desk) || desk == NULL)
    return;

  matters = pd_desk_get_matters (desk);
  gtk_filter_list_model_set_model (self->others, matters);
  g_signal_connect_object (matters, "items-changed", G_CALLBACK (matters_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESK]);
  matters_changed_cb (self, 0, 0, g_list_model_get_n_items (matters), matters);
}

static void
pd_matters_page_dispose (GObject *object)
{
  PdMattersPage *self = PD_MATTERS_PAGE (object);

  if (self->others_filter != NULL)
    gtk_custom_filter_set_filter_func (self->others_filter, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_MATTERS_PAGE);
  g_clear_object (&self->matter);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (pd_matters_page_parent_class)->dispose (object);
}

static void
pd_matters_page_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PdMattersPage *self = PD_MATTERS_PAGE (object);

  switch (property_id)
    {
    case PROP_DESK:
      g_value_set_object (value, self->desk);
      break;
    case PROP_MATTER:
      g_value_set_object (value, self->matter);
      break;
    case PROP_WIDTH:
      g_value_set_enum (value, self->width);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pd_matters_page_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  PdMattersPage *self = PD_MATTERS_PAGE (object);

  switch (property_id)
    {
    case PROP_DESK:
      set_desk (self, g_value_get_object (value));
      break;
    case PROP_WIDTH:
      if (self->width == (PdWidth) g_value_get_enum (value))
        return;
      self->width = g_value_get_enum (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pd_matters_page_class_init (PdMattersPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = pd_matters_page_dispose;
  object_class->get_property = pd_matters_page_get_property;
  object_class->set_property = pd_matters_page_set_property;

  properties[PROP_DESK] = g_param_spec_object ("desk", NULL, NULL, PD_TYPE_DESK, flags);
  properties[PROP_MATTER]
      = g_param_spec_object ("matter", NULL, NULL, PD_TYPE_MATTER, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_WIDTH] = g_param_spec_enum ("width", NULL, NULL, PD_TYPE_WIDTH, PD_WIDTH_WIDE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (PD_TYPE_MATTER_QUESTION);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/paneldesk/PanelDesk/pd-matters-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PdMattersPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PdMattersPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, PdMattersPage, question);
  gtk_widget_class_bind_template_child (widget_class, PdMattersPage, others_group);
  gtk_widget_class_bind_template_child (widget_class, PdMattersPage, others_list);
  gtk_widget_class_bind_template_child (widget_class, PdMattersPage, others);
  gtk_widget_class_bind_template_child (widget_class, PdMattersPage, others_filter);
  gtk_widget_class_bind_template_child (widget_class, PdMattersPage, shown);
  gtk_widget_class_bind_template_callback (widget_class, more_text);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "page.show-order", "x", show_order_action);
  pd_closures_bind (widget_class);
}

static void
pd_matters_page_init (PdMattersPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_custom_filter_set_filter_func (self->others_filter, is_other, self, NULL);
  gtk_list_box_bind_model (self->others_list, G_LIST_MODEL (self->shown), create_row, NULL, NULL);
}
