/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-first-rows.h"

/* A list view makes up to 200 rows before it draws the first of them, seen or not. When a search or another
 * order puts other rows at the top of a list, this model has those first that are seen, and the rest while
 * nothing else is to be done. A list that was scrolled has all of its rows always, so that it stays where it
 * is. Main thread. */

/* More than most windows have room for; then so many in each turn of the main loop. */
#define FIRST_ROWS 32
#define MORE_ROWS 32

/* More than a list view makes at once: from here on it costs nothing to have them all. */
#define ENOUGH_ROWS 256

struct _PdFirstRows
{
  GObject parent_instance;

  GListModel *model;
  guint n_rows; /* so many of the model's, from its first one on */
  guint source_id;

  GtkSingleSelection *selection; /* (nullable): weak, as it owns this */
  GtkScrolledWindow *window;     /* (nullable): weak, as it owns the selection */
  GObject *selected;             /* (nullable): the row that was selected when it was left out */
};

static void pd_first_rows_init_model (GListModelInterface *iface);
static void pd_first_rows_init_sections (GtkSectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PdFirstRows,
                               pd_first_rows,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, pd_first_rows_init_model)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SECTION_MODEL,
                                                          pd_first_rows_init_sections))

enum
{
  PROP_MODEL = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static guint
count (PdFirstRows *self)
{
  return self->model != NULL ? g_list_model_get_n_items (self->model) : 0;
}

static gboolean
is_at_top (PdFirstRows *self)
{
  GtkAdjustment *adjustment;

  if (self->n_rows == 0)
    return TRUE;
  if (self->window == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self->window)))
    return FALSE;

  adjustment = gtk_scrolled_window_get_vadjustment (self->window);

  return gtk_adjustment_get_value (adjustment) <= gtk_adjustment_get_lower (adjustment);
}

static void
remember_selected (PdFirstRows *self)
{
  GObject *selected
      = self->selection != NULL ? gtk_single_selection_get_selected_item (self->selection) : NULL;

  if (selected != NULL)
    g_set_object (&self->selected, selected);
}

/* Another row may have been selected meanwhile, and the one that was may be gone. */
static void
select_again (PdFirstRows *self)
{
  g_autoptr (GObject) selected = g_steal_pointer (&self->selected);

  if (selected == NULL || self->selection == NULL
      || gtk_single_selection_get_selected_item (self->selection) != NULL)
    return;

  for (guint i = 0; i < self->n_rows; i++)
    {
      g_autoptr (GObject) row = g_list_model_get_item (self->model, i);

      if (row == selected)
        {
          gtk_single_selection_set_selected (self->selection, i);
          return;
        }
    }
}

static void
change (PdFirstRows *self, guint position, guint removed, guint added)
{
  self->n_rows += added - removed;
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static gboolean
grow_cb (gpointer data)
{
  PdFirstRows *self = data;
  guint left = count (self) - self->n_rows;

  if (left > 0)
    {
      change (self, self->n_rows, 0, self->n_rows < ENOUGH_ROWS ? MIN (left, MORE_ROWS) : left);
      return G_SOURCE_CONTINUE;
    }

  self->source_id = 0;
  select_again (self);

  return G_SOURCE_REMOVE;
}

/* Idle means after the frame that shows what there is. */
static void
grow_when_idle (PdFirstRows *self)
{
  if (self->source_id == 0 && self->n_rows < count (self))
    self->source_id = g_idle_add (grow_cb, self);
}

/* What is below the rows that are here does not matter. */
static void
items_changed_cb (PdFirstRows *self, guint position, guint removed, guint added)
{
  if (position <= MIN (self->n_rows, FIRST_ROWS) && added > FIRST_ROWS && is_at_top (self))
    {
      remember_selected (self);
      change (self, position, self->n_rows - position, FIRST_ROWS - position);
    }
  else if (position <= self->n_rows)
    change (self, position, MIN (removed, self->n_rows - position), added);

  grow_when_idle (self);
}

static void
sections_changed_cb (PdFirstRows *self, guint position, guint n_items)
{
  if (position < self->n_rows)
    gtk_section_model_sections_changed (GTK_SECTION_MODEL (self), position,
                                        MIN (n_items, self->n_rows - position));
}

static void
set_model (PdFirstRows *self, GListModel *model)
{
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_set_object (&self->model, model);
  if (model != NULL)
    g_signal_connect_swapped (model, "items-changed", G_CALLBACK (items_changed_cb), self);
  if (GTK_IS_SECTION_MODEL (model))
    g_signal_connect_swapped (model, "sections-changed", G_CALLBACK (sections_changed_cb), self);

  items_changed_cb (self, 0, self->n_rows, count (self));
}

/* Overrides */

static GType
pd_first_rows_get_item_type (GListModel *model)
{
  PdFirstRows *self = PD_FIRST_ROWS (model);

  return self->model != NULL ? g_list_model_get_item_type (self->model) : G_TYPE_OBJECT;
}

static guint
pd_first_rows_get_n_items (GListModel *model)
{
  return PD_FIRST_ROWS (model)->n_rows;
}

static gpointer
pd_first_rows_get_item (GListModel *model, guint position)
{
  PdFirstRows *self = PD_FIRST_ROWS (model);

  return position < self->n_rows ? g_list_model_get_item (self->model, position) : NULL;
}

static void
pd_first_rows_init_model (GListModelInterface *iface)
{
  iface->get_item_type = pd_first_rows_get_item_type;
  iface->get_n_items = pd_first_rows_get_n_items;
  iface->get_item = pd_first_rows_get_item;
}

/* The interface has a section of its own for what is behind the end. */
static void
pd_first_rows_get_section (GtkSectionModel *model, guint position, guint *start, guint *end)
{
  PdFirstRows *self = PD_FIRST_ROWS (model);

  *start = position < self->n_rows ? 0 : self->n_rows;
  *end = position < self->n_rows ? self->n_rows : G_MAXUINT;
  if (position >= self->n_rows || !GTK_IS_SECTION_MODEL (self->model))
    return;

  gtk_section_model_get_section (GTK_SECTION_MODEL (self->model), position, start, end);
  *end = MIN (*end, self->n_rows);
}

static void
pd_first_rows_init_sections (GtkSectionModelInterface *iface)
{
  iface->get_section = pd_first_rows_get_section;
}

static void
pd_first_rows_dispose (GObject *object)
{
  PdFirstRows *self = PD_FIRST_ROWS (object);

  g_clear_handle_id (&self->source_id, g_source_remove);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  self->n_rows = 0;
  g_clear_object (&self->model);
  g_clear_object (&self->selected);
  g_clear_weak_pointer (&self->selection);
  g_clear_weak_pointer (&self->window);

  G_OBJECT_CLASS (pd_first_rows_parent_class)->dispose (object);
}

static void
pd_first_rows_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_MODEL)
    g_value_set_object (value, PD_FIRST_ROWS (object)->model);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pd_first_rows_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  if (property_id != PROP_MODEL)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  else if (PD_FIRST_ROWS (object)->model != g_value_get_object (value))
    {
      set_model (PD_FIRST_ROWS (object), g_value_get_object (value));
      g_object_notify_by_pspec (object, pspec);
    }
}

static void
pd_first_rows_class_init (PdFirstRowsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pd_first_rows_dispose;
  object_class->get_property = pd_first_rows_get_property;
  object_class->set_property = pd_first_rows_set_property;

  properties[PROP_MODEL]
      = g_param_spec_object ("model", NULL, NULL, G_TYPE_LIST_MODEL,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pd_first_rows_init (PdFirstRows *self)
{
}

/**
 * pd_first_rows_attach:
 * @self: the first rows of a list
 * @selection: (nullable): shows @self, where one row can be selected
 * @window: scrolls the list
 *
 * From now on the seen rows come first when the list is at its top, and a row that is selected stays so.
 */
void
pd_first_rows_attach (PdFirstRows *self, GtkSingleSelection *selection, GtkScrolledWindow *window)
{
  g_return_if_fail (PD_IS_FIRST_ROWS (self));

  g_set_weak_pointer (&self->selection, selection);
  g_set_weak_pointer (&self->window, window);
}
