/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-category-heading.h"

#include <glib/gi18n.h>

#include "pd-draw.h"
#include "pd-row-slot.h"

/*
 * See the header. It draws both by itself: with each heading that comes or goes, GTK styles all rows behind
 * it anew, with all that is in them. Its count is that of what was found: the rows may not all be there yet.
 */

#define SPACING 9
#define MARGIN 12

struct _PdCategoryHeading
{
  GtkWidget parent_instance;

  PdFoundServices *found;
  GtkListHeader *header; /* (unowned): of which it is the child */
  GSignalGroup *slot;
  GSignalGroup *service;
  char *category;
  char *count; /* (nullable): as it is drawn */
  guint n_services;
};

G_DEFINE_FINAL_TYPE (PdCategoryHeading, pd_category_heading, GTK_TYPE_WIDGET)

static guint
count_services (PdCategoryHeading *self)
{
  guint n_found = g_list_model_get_n_items (G_LIST_MODEL (self->found));
  guint start = gtk_list_header_get_start (self->header);
  guint end;

  if (start >= n_found)
    return 0;

  gtk_section_model_get_section (GTK_SECTION_MODEL (self->found), start, &start, &end);

  return end - start;
}

static void
tell (PdCategoryHeading *self)
{
  g_autofree char *words = g_strconcat (self->category, C_ ("list", ", "), self->count, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Callbacks */

static void
update_cb (PdCategoryHeading *self)
{
  PdService *service = g_signal_group_dup_target (self->service);
  guint n_services = count_services (self);

  if (service == NULL)
    return;

  if (g_set_str (&self->category, pd_service_get_info (service)->category) | (n_services != self->n_services))
    {
      self->n_services = n_services;
      g_free (self->count);
      self->count = g_strdup_printf ("%'u", n_services);
      tell (self);
    }
  g_object_unref (service);
}

static void
slot_changed_cb (PdCategoryHeading *self)
{
  PdRowSlot *slot = g_signal_group_dup_target (self->slot);

  g_signal_group_set_target (self->service, slot != NULL ? pd_row_slot_get_item (slot) : NULL);
  g_clear_object (&slot);
  update_cb (self);
}

/* Overrides */

static void
pd_category_heading_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = pd_draw_get_line_height (widget);
}

static void
pd_category_heading_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PdCategoryHeading *self = PD_CATEGORY_HEADING (widget);
  const PdDrawFlags count_flags = PD_DRAW_NUMERIC | PD_DRAW_DIMMED;
  int width = gtk_widget_get_width (widget);
  int count_width = pd_draw_measure_text (widget, self->count, count_flags);
  int text_width = MIN (pd_draw_measure_text (widget, self->category, 0), width - SPACING - count_width);
  gboolean leftwards = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  pd_draw_text (widget, snapshot, self->category, 0, leftwards ? width - text_width : 0, text_width, 0);
  pd_draw_text (widget, snapshot, self->count, count_flags,
                leftwards ? width - text_width - SPACING - count_width : text_width + SPACING, count_width,
                0);
}

static gboolean
pd_category_heading_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  const char *category = PD_CATEGORY_HEADING (widget)->category;

  gtk_tooltip_set_text (tooltip, category);

  return category != NULL && *category != '\0';
}

static void
pd_category_heading_dispose (GObject *object)
{
  PdCategoryHeading *self = PD_CATEGORY_HEADING (object);

  g_clear_object (&self->slot);
  g_clear_object (&self->service);
  g_clear_object (&self->found);

  G_OBJECT_CLASS (pd_category_heading_parent_class)->dispose (object);
}

static void
pd_category_heading_finalize (GObject *object)
{
  g_free (PD_CATEGORY_HEADING (object)->category);
  g_free (PD_CATEGORY_HEADING (object)->count);

  G_OBJECT_CLASS (pd_category_heading_parent_class)->finalize (object);
}

static void
pd_category_heading_class_init (PdCategoryHeadingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pd_category_heading_dispose;
  object_class->finalize = pd_category_heading_finalize;
  widget_class->measure = pd_category_heading_measure;
  widget_class->snapshot = pd_category_heading_snapshot;
  widget_class->css_changed = pd_draw_css_changed;
  widget_class->query_tooltip = pd_category_heading_query_tooltip;

  gtk_widget_class_set_css_name (widget_class, "label");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
pd_category_heading_init (PdCategoryHeading *self)
{
  self->slot = g_signal_group_new (PD_TYPE_ROW_SLOT);
  self->service = g_signal_group_new (PD_TYPE_SERVICE);
  g_signal_group_connect_swapped (self->slot, "notify::item", G_CALLBACK (slot_changed_cb), self);
  g_signal_group_connect_swapped (self->service, "notify::category", G_CALLBACK (update_cb), self);
  gtk_widget_set_margin_start (GTK_WIDGET (self), MARGIN);
  gtk_widget_set_margin_end (GTK_WIDGET (self), MARGIN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "heading");
}

/* Factory */

static void
setup_cb (GtkListItemFactory *factory, GtkListHeader *header, PdFoundServices *found)
{
  PdCategoryHeading *self = g_object_new (PD_TYPE_CATEGORY_HEADING, NULL);

  self->found = g_object_ref (found);
  self->header = header;
  gtk_list_header_set_child (header, GTK_WIDGET (self));
  g_signal_connect_object (header, "notify::start", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (header, "notify::n-items", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListHeader *header)
{
  PdCategoryHeading *self = PD_CATEGORY_HEADING (gtk_list_header_get_child (header));

  g_signal_group_set_target (self->slot, gtk_list_header_get_item (header));
  slot_changed_cb (self);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListHeader *header)
{
  PdCategoryHeading *self = PD_CATEGORY_HEADING (gtk_list_header_get_child (header));

  g_signal_group_set_target (self->slot, NULL);
  g_signal_group_set_target (self->service, NULL);
}

/**
 * pd_category_heading_factory_new:
 * @found: of which a list shows the slots (#PdRowSlot)
 *
 * Returns: (transfer full): makes the headings of that list
 */
GtkListItemFactory *
pd_category_heading_factory_new (PdFoundServices *found)
{
  GtkListItemFactory *factory;

  g_return_val_if_fail (PD_IS_FOUND_SERVICES (found), NULL);

  factory = gtk_signal_list_item_factory_new ();
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), found, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);

  return factory;
}

/**
 * pd_category_heading_get_category:
 * @self: a heading
 *
 * Returns: (nullable) (transfer none): the category
 */
const char *
pd_category_heading_get_category (PdCategoryHeading *self)
{
  g_return_val_if_fail (PD_IS_CATEGORY_HEADING (self), NULL);

  return self->category;
}

/**
 * pd_category_heading_get_count:
 * @self: a heading
 *
 * Returns: how many services of the category were found
 */
guint
pd_category_heading_get_count (PdCategoryHeading *self)
{
  g_return_val_if_fail (PD_IS_CATEGORY_HEADING (self), 0);

  return self->n_services;
}
