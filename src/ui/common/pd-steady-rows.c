/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-steady-rows.h"

#include "pd-frame-task.h"
#include "pd-list-place.h"
#include "pd-row-slot.h"

/* A list view makes up to 200 rows, seen or not, and makes each anew when its item leaves the list: a search
 * then costs as much as the first look at the list. The items of this model are slots (#PdRowSlot), which
 * stay while what is in them changes, as long as the list is at its top. Those that are seen change at once,
 * the others a few in each frame. A list that was scrolled changes as its model does, so that it
 * stays where it is. Main thread. */

/* What is seen comes at once, or so many where that is not known yet; then so many in each frame. */
#define FIRST_ROWS 12
#define MORE_ROWS 6
#define FEWER_ROWS 32

/* Rows are worth staying when so many change at once. */
#define LARGE_CHANGE 32

/* More than a list view makes at once: from here on no row is there yet that could stay. */
#define ENOUGH_ROWS 256

struct _PdSteadyRows
{
  GObject parent_instance;

  GListModel *model;
  GArray *slots;        /* of PdRowSlot (nullable), each made when it is asked for */
  guint n_right;        /* so many slots show what the model has there */
  PdFrameTask *filling; /* the others */
  guint n_seen;         /* so many rows were seen */

  GtkSingleSelection *selection; /* (nullable): weak, as it owns this */
  GtkScrolledWindow *window;     /* (nullable): weak, as it owns the selection */
  GObject *selected;             /* (nullable): what was selected and has no slot now */
};

static void pd_steady_rows_init_model (GListModelInterface *iface);
static void pd_steady_rows_init_sections (GtkSectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PdSteadyRows,
                               pd_steady_rows,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, pd_steady_rows_init_model)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SECTION_MODEL,
                                                          pd_steady_rows_init_sections))

enum
{
  PROP_MODEL = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static guint
count (PdSteadyRows *self)
{
  return self->model != NULL ? g_list_model_get_n_items (self->model) : 0;
}

/* Behind what shows other items than the model has, no section begins. */
static guint
count_right (PdSteadyRows *self)
{
  return MIN (self->n_right, count (self));
}

static PdRowSlot **
peek_slot (PdSteadyRows *self, guint position)
{
  return &g_array_index (self->slots, PdRowSlot *, position);
}

/* Whether slots may stay while other items come into them: neither the place nor the focus is at one of them.
 */
static gboolean
is_at_rest (PdSteadyRows *self)
{
  if (self->slots->len == 0)
    return TRUE;

  return self->window != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->window))
         && !pd_list_place_has_focus (GTK_WIDGET (self->window)) && pd_list_place_is_top (self->window);
}

/* Where all of them are seen, there was room for more before. */
static guint
count_seen (PdSteadyRows *self)
{
  guint n_seen = self->window != NULL ? pd_list_place_count_seen (self->window, self->slots->len) : 0;

  if (n_seen > 0)
    self->n_seen = CLAMP (n_seen, FIRST_ROWS, ENOUGH_ROWS);

  return self->n_seen;
}

/* Selection */

/* What is selected is an item, not its place. */
static void
unselect_from (PdSteadyRows *self, guint position)
{
  guint selected = self->selection != NULL ? gtk_single_selection_get_selected (self->selection)
                                           : GTK_INVALID_LIST_POSITION;

  if (selected == GTK_INVALID_LIST_POSITION || selected < position)
    return;

  g_set_object (&self->selected,
                pd_row_slot_unwrap (gtk_single_selection_get_selected_item (self->selection)));
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
}

/* Another row may have been selected meanwhile, and what was may be gone. */
static void
select_again (PdSteadyRows *self, guint start, guint end)
{
  if (self->selected == NULL || self->selection == NULL)
    return;
  if (gtk_single_selection_get_selected (self->selection) != GTK_INVALID_LIST_POSITION)
    {
      g_clear_object (&self->selected);
      return;
    }

  for (guint i = start; i < end; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (self->model, i);

      if (item == self->selected)
        {
          g_clear_object (&self->selected);
          gtk_single_selection_set_selected (self->selection, i);
          return;
        }
    }
}

/* Slots */

static void
clear_slot (gpointer slot)
{
  g_clear_object ((PdRowSlot **) slot);
}

static void
splice (PdSteadyRows *self, guint position, guint removed, guint added)
{
  g_autofree gpointer *none = g_new0 (gpointer, added + 1);

  if (removed > 0)
    g_array_remove_range (self->slots, position, removed);
  g_array_insert_vals (self->slots, position, none, added);
}

static void
change (PdSteadyRows *self, guint position, guint removed, guint added)
{
  if (removed == 0 && added == 0)
    return;

  splice (self, position, removed, added);
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

/* Returns: (transfer full): the slots of a range, by their items; where one is not right yet, two may have
 * the same, of which the first is meant */
static GHashTable *
list_slots (PdSteadyRows *self, guint position, guint n_slots)
{
  GHashTable *slots = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);

  for (guint i = position; i < position + n_slots; i++)
    if (*peek_slot (self, i) != NULL
        && !g_hash_table_contains (slots, pd_row_slot_get_item (*peek_slot (self, i))))
      g_hash_table_insert (slots, pd_row_slot_get_item (*peek_slot (self, i)),
                           g_object_ref (*peek_slot (self, i)));

  return slots;
}

/* GTK asks for the sections of rows that it knows already when it is told that they have changed. */
static void
tell_sections (PdSteadyRows *self, guint position)
{
  if (position < self->slots->len)
    gtk_section_model_sections_changed (GTK_SECTION_MODEL (self), position, self->slots->len - position);
}

/* Makes the slots right up to @end. The section of the last one that is right may go on behind it. */
static void
fill (PdSteadyRows *self, guint end)
{
  guint start = self->n_right;
  guint n_slots = self->slots->len;

  unselect_from (self, start);
  for (guint i = start; i < MIN (end, n_slots); i++)
    if (*peek_slot (self, i) != NULL)
      pd_row_slot_set_item (*peek_slot (self, i), g_list_model_get_item (self->model, i));
  self->n_right = MAX (start, end);
  if (start < n_slots)
    tell_sections (self, start > 0 ? start - 1 : 0);
  if (end > n_slots)
    change (self, n_slots, 0, end - n_slots);
  select_again (self, start, end);
}

static gboolean
is_right (PdSteadyRows *self)
{
  return self->n_right == self->slots->len && self->n_right == count (self);
}

/* Rows among which somebody moves with the keys are not changed any longer than need be. */
static gboolean
go_on (gpointer data)
{
  PdSteadyRows *self = data;
  guint n_items = count (self);
  guint n_left_over = self->slots->len - MIN (self->slots->len, n_items);
  gboolean at_once = self->n_right >= ENOUGH_ROWS
                     || (self->window != NULL && pd_list_place_has_focus (GTK_WIDGET (self->window)));

  if (self->n_right < n_items)
    fill (self, at_once ? n_items : MIN (n_items, MAX (self->n_right + MORE_ROWS, count_seen (self))));
  else
    change (self, self->slots->len - MIN (n_left_over, FEWER_ROWS), MIN (n_left_over, FEWER_ROWS), 0);
  if (!is_right (self))
    return TRUE;

  g_clear_object (&self->selected);

  return FALSE;
}

/* What is seen is right, and if that is all, nothing is left over behind it. */
static void
show_first (PdSteadyRows *self, guint n_rows)
{
  guint n_items = count (self);

  fill (self, MIN (n_items, n_rows));
  if (n_items <= n_rows)
    change (self, n_items, self->slots->len - MIN (n_items, self->slots->len), 0);
}

/* Items that are there before and after keep their slots, so that the selection and the focus stay with them.
 */
static void
follow_model (PdSteadyRows *self, guint position, guint removed, guint added)
{
  g_autoptr (GHashTable) slots = list_slots (self, position, removed);

  splice (self, position, removed, added);
  for (guint i = position; i < position + added && g_hash_table_size (slots) > 0; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (self->model, i);
      gpointer slot;

      if (g_hash_table_steal_extended (slots, item, NULL, &slot))
        *peek_slot (self, i) = slot;
    }
  self->n_right = MAX (self->n_right, position + removed) + added - removed;
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  show_first (self, count_seen (self));
}

/* Puts other items into the slots from @position on. */
static void
refill (PdSteadyRows *self, guint position)
{
  guint n_items = count (self);

  unselect_from (self, position);
  self->n_right = position;
  show_first (self, MAX (position, count_seen (self)));
  if (self->slots->len >= ENOUGH_ROWS)
    change (self, ENOUGH_ROWS, self->slots->len - ENOUGH_ROWS, MAX (n_items, ENOUGH_ROWS) - ENOUGH_ROWS);
}

/* Whether slots from @position on may get other items, where @removed behind it are told to have gone. As
 * long as some are not right yet, only what somebody looks at just there is in the way. */
static gboolean
may_refill (PdSteadyRows *self, guint position, guint removed, guint added)
{
  gboolean drawn = self->window != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->window));

  if (position + removed > self->n_right)
    return !drawn || is_at_rest (self);

  return MAX (removed, added) > LARGE_CHANGE && position < ENOUGH_ROWS && is_at_rest (self);
}

static void
items_changed_cb (PdSteadyRows *self, guint position, guint removed, guint added)
{
  guint start = MIN (position, self->n_right);

  if (may_refill (self, position, removed, added))
    refill (self, start);
  else if (position + removed > self->n_right)
    follow_model (self, start, self->slots->len - start, count (self) - start);
  else
    follow_model (self, position, removed, added);

  if (is_right (self))
    g_clear_object (&self->selected);
  else
    pd_frame_task_start (self->filling, self->window != NULL ? GTK_WIDGET (self->window) : NULL);
}

static void
sections_changed_cb (PdSteadyRows *self, guint position, guint n_items)
{
  if (position < self->slots->len)
    gtk_section_model_sections_changed (GTK_SECTION_MODEL (self), position,
                                        MIN (n_items, self->slots->len - position));
}

static void
set_model (PdSteadyRows *self, GListModel *model)
{
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_set_object (&self->model, model);
  if (model != NULL)
    g_signal_connect_swapped (model, "items-changed", G_CALLBACK (items_changed_cb), self);
  if (GTK_IS_SECTION_MODEL (model))
    g_signal_connect_swapped (model, "sections-changed", G_CALLBACK (sections_changed_cb), self);

  items_changed_cb (self, 0, self->slots->len, count (self));
}

/* Overrides */

static GType
pd_steady_rows_get_item_type (GListModel *model)
{
  return PD_TYPE_ROW_SLOT;
}

static guint
pd_steady_rows_get_n_items (GListModel *model)
{
  return PD_STEADY_ROWS (model)->slots->len;
}

static gpointer
pd_steady_rows_get_item (GListModel *model, guint position)
{
  PdSteadyRows *self = PD_STEADY_ROWS (model);
  PdRowSlot **slot;

  if (position >= self->slots->len)
    return NULL;

  slot = peek_slot (self, position);
  if (*slot == NULL)
    *slot = pd_row_slot_new (g_list_model_get_item (self->model, position));

  return g_object_ref (*slot);
}

static void
pd_steady_rows_init_model (GListModelInterface *iface)
{
  iface->get_item_type = pd_steady_rows_get_item_type;
  iface->get_n_items = pd_steady_rows_get_n_items;
  iface->get_item = pd_steady_rows_get_item;
}

/* The interface has a section of its own for what is behind the end. Slots that are not right yet belong to
 * the last one that is: GTK hears of no section before it is told of a change. */
static void
pd_steady_rows_get_section (GtkSectionModel *model, guint position, guint *start, guint *end)
{
  PdSteadyRows *self = PD_STEADY_ROWS (model);
  guint n_rows = self->slots->len;
  guint n_right = count_right (self);

  *start = position < n_rows ? 0 : n_rows;
  *end = position < n_rows ? n_rows : G_MAXUINT;
  if (position >= n_rows || n_right == 0 || !GTK_IS_SECTION_MODEL (self->model))
    return;

  gtk_section_model_get_section (GTK_SECTION_MODEL (self->model), MIN (position, n_right - 1), start, end);
  *end = *end >= n_right ? n_rows : MIN (*end, n_rows);
}

static void
pd_steady_rows_init_sections (GtkSectionModelInterface *iface)
{
  iface->get_section = pd_steady_rows_get_section;
}

static void
pd_steady_rows_dispose (GObject *object)
{
  PdSteadyRows *self = PD_STEADY_ROWS (object);

  g_clear_pointer (&self->filling, pd_frame_task_free);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_array_set_size (self->slots, 0);
  self->n_right = 0;
  g_clear_object (&self->model);
  g_clear_object (&self->selected);
  g_clear_weak_pointer (&self->selection);
  g_clear_weak_pointer (&self->window);

  G_OBJECT_CLASS (pd_steady_rows_parent_class)->dispose (object);
}

static void
pd_steady_rows_finalize (GObject *object)
{
  g_array_unref (PD_STEADY_ROWS (object)->slots);

  G_OBJECT_CLASS (pd_steady_rows_parent_class)->finalize (object);
}

static void
pd_steady_rows_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_MODEL)
    g_value_set_object (value, PD_STEADY_ROWS (object)->model);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pd_steady_rows_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  if (property_id != PROP_MODEL)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  else if (PD_STEADY_ROWS (object)->model != g_value_get_object (value))
    {
      set_model (PD_STEADY_ROWS (object), g_value_get_object (value));
      g_object_notify_by_pspec (object, pspec);
    }
}

static void
pd_steady_rows_class_init (PdSteadyRowsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pd_steady_rows_dispose;
  object_class->finalize = pd_steady_rows_finalize;
  object_class->get_property = pd_steady_rows_get_property;
  object_class->set_property = pd_steady_rows_set_property;

  properties[PROP_MODEL]
      = g_param_spec_object ("model", NULL, NULL, G_TYPE_LIST_MODEL,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pd_steady_rows_init (PdSteadyRows *self)
{
  self->n_seen = FIRST_ROWS;
  self->filling = pd_frame_task_new (go_on, self);
  self->slots = g_array_new (FALSE, TRUE, sizeof (PdRowSlot *));
  g_array_set_clear_func (self->slots, clear_slot);
}

/**
 * pd_steady_rows_attach:
 * @self: the rows of a list
 * @selection: (nullable): shows @self, where one row can be selected
 * @window: scrolls the list
 *
 * From now on slots stay while the list is at its top and has no focus, and an item that is selected stays
 * so.
 */
void
pd_steady_rows_attach (PdSteadyRows *self, GtkSingleSelection *selection, GtkScrolledWindow *window)
{
  g_return_if_fail (PD_IS_STEADY_ROWS (self));

  g_set_weak_pointer (&self->selection, selection);
  if (selection != NULL)
    gtk_single_selection_set_can_unselect (selection, TRUE);
  g_set_weak_pointer (&self->window, window);
}
