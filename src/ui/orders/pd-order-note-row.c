/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-order-note-row.h"

/* See the header. What is typed is saved a moment after the last key, on Enter, and when the row goes away. A
 * note that was changed elsewhere is taken over, unless something is being typed here. */

#define MILLISECONDS_BEFORE_SAVING 800

struct _PdOrderNoteRow
{
  AdwEntryRow parent_instance;

  PdDesk *desk;
  PdOrder *order;
  guint save_id;
};

G_DEFINE_FINAL_TYPE (PdOrderNoteRow, pd_order_note_row, ADW_TYPE_ENTRY_ROW)

static gboolean
is_saved (PdOrderNoteRow *self)
{
  const char *note = pd_order_get_record (self->order)->note;

  return g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self)), note != NULL ? note : "") == 0;
}

static void
write_note (PdOrderNoteRow *self)
{
  pd_desk_set_note (self->desk, self->order, gtk_editable_get_text (GTK_EDITABLE (self)));
}

static void
save_now (PdOrderNoteRow *self)
{
  if (self->save_id == 0)
    return;

  pd_clock_clear (pd_desk_get_clock (self->desk), &self->save_id);
  write_note (self);
}

static void
save_later_cb (gpointer user_data)
{
  PdOrderNoteRow *self = user_data;

  self->save_id = 0;
  write_note (self);
}

static void
changed_cb (PdOrderNoteRow *self)
{
  PdClock *clock;

  if (self->order == NULL || is_saved (self))
    return;

  clock = pd_desk_get_clock (self->desk);
  pd_clock_clear (clock, &self->save_id);
  self->save_id = pd_clock_add (clock, MILLISECONDS_BEFORE_SAVING, save_later_cb, self);
}

static void
update (PdOrderNoteRow *self)
{
  const char *note = pd_order_get_record (self->order)->note;

  if (self->save_id == 0 && !is_saved (self))
    gtk_editable_set_text (GTK_EDITABLE (self), note != NULL ? note : "");
}

static void
pd_order_note_row_dispose (GObject *object)
{
  PdOrderNoteRow *self = PD_ORDER_NOTE_ROW (object);

  save_now (self);
  g_clear_object (&self->order);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (pd_order_note_row_parent_class)->dispose (object);
}

static void
pd_order_note_row_class_init (PdOrderNoteRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pd_order_note_row_dispose;
}

static void
pd_order_note_row_init (PdOrderNoteRow *self)
{
  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);
  g_signal_connect (self, "entry-activated", G_CALLBACK (save_now), NULL);
}

/**
 * pd_order_note_row_show:
 * @self: the row
 * @desk: writes the note
 * @order: whose note it is, from now on and for good
 */
void
pd_order_note_row_show (PdOrderNoteRow *self, PdDesk *desk, PdOrder *order)
{
  g_return_if_fail (PD_IS_ORDER_NOTE_ROW (self));
  g_return_if_fail (self->order == NULL);

  self->desk = g_object_ref (desk);
  self->order = g_object_ref (order);
  g_signal_connect_object (order, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
