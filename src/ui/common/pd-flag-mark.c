/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-flag-mark.h"

#include <glib/gi18n.h>

#include "pd-cell.h"
#include "pd-service-info.h"

/* See the header. */

struct _PdFlagMark
{
  AdwBin parent_instance;

  PdFlag flag;
  char *text;

  GtkWidget *label;
  GtkImage *check;
};

G_DEFINE_FINAL_TYPE (PdFlagMark, pd_flag_mark, ADW_TYPE_BIN)

enum
{
  PROP_FLAG = 1,
  PROP_TEXT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static const struct
{
  const char *mark;
  const char *words;
} marks[] = {
  [PD_FLAG_NO] = { "–", N_ ("No") },
  [PD_FLAG_YES] = { "✓", N_ ("Yes") },
  [PD_FLAG_UNKNOWN] = { "?", N_ ("The panel does not say") },
};

static gboolean
has_text (PdFlagMark *self)
{
  return self->flag == PD_FLAG_YES && self->text != NULL && *self->text != '\0';
}

static const char *
get_words (PdFlagMark *self)
{
  return has_text (self) ? self->text : _ (marks[self->flag].words);
}

static void
update (PdFlagMark *self)
{
  gboolean shows_text = has_text (self);
  gboolean shows_check = self->flag == PD_FLAG_YES && !shows_text;

  gtk_widget_set_visible (GTK_WIDGET (self->check), shows_check);
  gtk_widget_set_visible (self->label, !shows_check);
  pd_cell_set_text (PD_CELL (self->label), shows_text ? self->text : marks[self->flag].mark);
  if (shows_text)
    gtk_widget_remove_css_class (self->label, "dimmed");
  else
    gtk_widget_add_css_class (self->label, "dimmed");

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, get_words (self), -1);
}

/* Made when it is looked at: a tooltip that is set asks the display where the pointer is, each time. */
static gboolean
pd_flag_mark_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, get_words (PD_FLAG_MARK (widget)));

  return TRUE;
}

static void
pd_flag_mark_finalize (GObject *object)
{
  g_free (PD_FLAG_MARK (object)->text);

  G_OBJECT_CLASS (pd_flag_mark_parent_class)->finalize (object);
}

static void
pd_flag_mark_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_FLAG)
    g_value_set_int (value, (int) PD_FLAG_MARK (object)->flag);
  else if (property_id == PROP_TEXT)
    g_value_set_string (value, PD_FLAG_MARK (object)->text);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pd_flag_mark_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  PdFlagMark *self = PD_FLAG_MARK (object);

  if (property_id == PROP_FLAG && self->flag != (PdFlag) g_value_get_int (value))
    {
      self->flag = (PdFlag) g_value_get_int (value);
      update (self);
    }
  else if (property_id == PROP_TEXT && g_set_str (&self->text, g_value_get_string (value)))
    update (self);
  else if (property_id != PROP_FLAG && property_id != PROP_TEXT)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pd_flag_mark_class_init (PdFlagMarkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = pd_flag_mark_finalize;
  object_class->get_property = pd_flag_mark_get_property;
  object_class->set_property = pd_flag_mark_set_property;

  properties[PROP_FLAG] = g_param_spec_int ("flag", NULL, NULL, PD_FLAG_NO, PD_FLAG_UNKNOWN, PD_FLAG_UNKNOWN,
                                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TEXT]
      = g_param_spec_string ("text", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  GTK_WIDGET_CLASS (klass)->query_tooltip = pd_flag_mark_query_tooltip;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_IMG);
}

static void
pd_flag_mark_init (PdFlagMark *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->flag = PD_FLAG_UNKNOWN;
  self->label = pd_cell_new ();
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_widget_set_has_tooltip (self->label, FALSE);
  self->check = GTK_IMAGE (gtk_image_new_from_icon_name ("object-select-symbolic"));
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->check));
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  update (self);
}
