/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-panel-form.h"

#include <glib/gi18n.h>

#include "pd-api-error.h"
#include "pd-closures.h"
#include "pd-desk.h"
#include "pd-explain.h"
#include "pd-keyring.h"
#include "pd-text.h"

/* The fields of a panel. It checks nothing itself: it tells what was typed, and shows an error under the
 * field that the error is about. What was typed stays until the form is cleared. */

struct _PdPanelForm
{
  AdwBin parent_instance;

  gboolean key_needed;

  AdwEntryRow *name_row;
  AdwEntryRow *url_row;
  AdwEntryRow *key_row;
  AdwActionRow *name_error;
  AdwActionRow *url_error;
  AdwActionRow *key_error;
  AdwSwitchRow *session_row;
  GtkLabel *key_note;
};

G_DEFINE_FINAL_TYPE (PdPanelForm, pd_panel_form, ADW_TYPE_BIN)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
dup_stripped (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static void
set_row_error (AdwEntryRow *row, AdwActionRow *error_row, const char *title, const char *subtitle)
{
  gtk_widget_set_visible (GTK_WIDGET (error_row), title != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               title != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  if (title == NULL)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
      return;
    }

  gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (error_row), title);
  adw_action_row_set_subtitle (error_row, subtitle != NULL ? subtitle : "");
  gtk_accessible_announce (GTK_ACCESSIBLE (row), title, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* What these mean while a panel is being set up; otherwise there would be orders to speak of. */
static const struct
{
  PdApiError code;
  const char *sentence;
} sentences[] = {
  { PD_API_ERROR_WEB_PAGE,
    N_ ("There is a web page at this address, and nothing that programs could talk to. Copy "
        "the address from the panel’s API page. If it is this one, try again later.") },
  { PD_API_ERROR_RATE_LIMIT,
    N_ ("The panel wants to be asked less often. Your key is fine: try again in a few minutes.") },
  { PD_API_ERROR_PANEL_FAULT,
    N_ ("The panel has a fault of its own or is being repaired. Your key is fine: try again later.") },
  { PD_API_ERROR_INTERRUPTED, N_ ("The connection broke before the answer was there. Try again.") },
  { PD_API_ERROR_TIMED_OUT,
    N_ ("The panel did not answer in time. Try again, or look at its address once more.") },
};

/* Of an address and of the way to it, there is more to say than what to do. */
static gboolean
is_more_exact (const GError *error)
{
  return g_error_matches (error, PD_API_ERROR, PD_API_ERROR_BAD_ADDRESS)
         || g_error_matches (error, PD_API_ERROR, PD_API_ERROR_REDIRECTED)
         || g_error_matches (error, PD_API_ERROR, PD_API_ERROR_UNREACHABLE)
         || g_error_matches (error, PD_API_ERROR, PD_API_ERROR_CERTIFICATE);
}

/* What happened, and below it what to do, or the panel's own words. */
static char *
describe (const GError *error, char **below)
{
  g_autofree char *advice = pd_explain_error (error);

  *below = NULL;
  if (is_more_exact (error))
    {
      *below = g_steal_pointer (&advice);
      return g_strdup (error->message);
    }
  if (pd_api_error_has_words (error) && error->code != PD_API_ERROR_OTHER)
    /* Translators: %s are the panel's own words */
    *below = g_strdup_printf (_ ("Its words: “%s”"), error->message);
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (g_error_matches (error, PD_API_ERROR, (int) sentences[i].code))
      return g_strdup (_ (sentences[i].sentence));

  return g_steal_pointer (&advice);
}

/* The way on stands right below, and the focus is there. */
static void
offer_session (PdPanelForm *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->session_row), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->session_row));
}

static gboolean
is_about_key (const GError *error)
{
  return error->domain == PD_KEYRING_ERROR || g_error_matches (error, PD_API_ERROR, PD_API_ERROR_BAD_KEY)
         || g_error_matches (error, PD_API_ERROR, PD_API_ERROR_ACCOUNT_OFF)
         || g_error_matches (error, PD_API_ERROR, PD_API_ERROR_NO_KEY);
}

static void
edited_cb (PdPanelForm *self)
{
  pd_panel_form_clear_error (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
activated_cb (PdPanelForm *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PdPanelForm) self = user_data;
  char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text != NULL && self->key_row != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->key_row), g_strstrip (text));
  pd_secret_free (text);
}

static void
paste_cb (PdPanelForm *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));

  gdk_clipboard_read_text_async (clipboard, NULL, pasted_cb, g_object_ref (self));
}

static gboolean
pd_panel_form_grab_focus (GtkWidget *widget)
{
  PdPanelForm *self = PD_PANEL_FORM (widget);
  g_autofree char *url = dup_stripped (self->url_row);

  /* A dialog gives its first field the focus for a moment, which selects what is in it. */
  gtk_editable_select_region (GTK_EDITABLE (self->name_row), 0, 0);

  return gtk_widget_grab_focus (GTK_WIDGET (*url == '\0' ? self->url_row : self->key_row));
}

static void
pd_panel_form_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PD_TYPE_PANEL_FORM);

  G_OBJECT_CLASS (pd_panel_form_parent_class)->dispose (object);
}

static void
pd_panel_form_class_init (PdPanelFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_panel_form_dispose;
  widget_class->grab_focus = pd_panel_form_grab_focus;

  signals[SIGNAL_CHANGED]
      = g_signal_new ("changed", PD_TYPE_PANEL_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", PD_TYPE_PANEL_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/paneldesk/PanelDesk/pd-panel-form.ui");
  gtk_widget_class_bind_template_child (widget_class, PdPanelForm, name_row);
  gtk_widget_class_bind_template_child (widget_class, PdPanelForm, url_row);
  gtk_widget_class_bind_template_child (widget_class, PdPanelForm, key_row);
  gtk_widget_class_bind_template_child (widget_class, PdPanelForm, name_error);
  gtk_widget_class_bind_template_child (widget_class, PdPanelForm, url_error);
  gtk_widget_class_bind_template_child (widget_class, PdPanelForm, key_error);
  gtk_widget_class_bind_template_child (widget_class, PdPanelForm, session_row);
  gtk_widget_class_bind_template_child (widget_class, PdPanelForm, key_note);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, paste_cb);
  pd_closures_bind (widget_class);
}

static void
pd_panel_form_init (PdPanelForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pd_panel_form_set_values:
 * @self: the form
 * @name: what stands in the field
 * @url: likewise
 * @key_needed: %FALSE: an empty key means "as before"
 *
 * Fills the form and forgets what was typed.
 */
void
pd_panel_form_set_values (PdPanelForm *self, const char *name, const char *url, gboolean key_needed)
{
  g_return_if_fail (PD_IS_PANEL_FORM (self));

  self->key_needed = key_needed;
  pd_panel_form_clear (self);
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), name);
  gtk_editable_set_text (GTK_EDITABLE (self->url_row), url);
  if (key_needed)
    return;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->key_row), _ ("New API Key"));
  gtk_label_set_text (self->key_note, _ ("Left empty, the key stays as it is."));
}

/**
 * pd_panel_form_dup_name:
 * @self: the form
 *
 * Returns: (transfer full): the name without spaces around it
 */
char *
pd_panel_form_dup_name (PdPanelForm *self)
{
  g_return_val_if_fail (PD_IS_PANEL_FORM (self), NULL);

  return dup_stripped (self->name_row);
}

/**
 * pd_panel_form_dup_url:
 * @self: the form
 *
 * Returns: (transfer full): the address without spaces around it; where no scheme was typed, with https
 */
char *
pd_panel_form_dup_url (PdPanelForm *self)
{
  g_autofree char *url = NULL;

  g_return_val_if_fail (PD_IS_PANEL_FORM (self), NULL);

  url = dup_stripped (self->url_row);
  if (*url == '\0' || strstr (url, "://") != NULL)
    return g_steal_pointer (&url);

  return g_strconcat ("https://", url, NULL);
}

/**
 * pd_panel_form_get_key:
 * @self: the form
 *
 * Returns: (transfer none): what stands in the key field now
 */
const char *
pd_panel_form_get_key (PdPanelForm *self)
{
  g_return_val_if_fail (PD_IS_PANEL_FORM (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->key_row));
}

/**
 * pd_panel_form_get_for_session:
 * @self: the form
 *
 * Returns: whether the key shall be kept in memory only. This is offered once the keyring could not keep it.
 */
gboolean
pd_panel_form_get_for_session (PdPanelForm *self)
{
  g_return_val_if_fail (PD_IS_PANEL_FORM (self), FALSE);

  return adw_switch_row_get_active (self->session_row);
}

/**
 * pd_panel_form_is_complete:
 * @self: the form
 *
 * Returns: whether everything that is needed was typed
 */
gboolean
pd_panel_form_is_complete (PdPanelForm *self)
{
  g_autofree char *name = NULL;
  g_autofree char *url = NULL;

  g_return_val_if_fail (PD_IS_PANEL_FORM (self), FALSE);

  name = dup_stripped (self->name_row);
  url = dup_stripped (self->url_row);

  return *name != '\0' && *url != '\0' && (!self->key_needed || *pd_panel_form_get_key (self) != '\0');
}

/**
 * pd_panel_form_show_error:
 * @self: the form
 * @error: what went wrong
 *
 * Shows the error under the field that it is about and moves the focus there.
 */
void
pd_panel_form_show_error (PdPanelForm *self, const GError *error)
{
  g_autofree char *title = NULL;
  g_autofree char *below = NULL;

  g_return_if_fail (PD_IS_PANEL_FORM (self));

  title = describe (error, &below);
  if (is_about_key (error))
    set_row_error (self->key_row, self->key_error, title, below);
  else if (g_error_matches (error, PD_DESK_ERROR, PD_DESK_ERROR_NAME_TAKEN))
    set_row_error (self->name_row, self->name_error, title, below);
  else
    set_row_error (self->url_row, self->url_error, title, below);

  if (error->domain == PD_KEYRING_ERROR)
    offer_session (self);
}

/**
 * pd_panel_form_clear_error:
 * @self: the form
 *
 * Takes the error away.
 */
void
pd_panel_form_clear_error (PdPanelForm *self)
{
  g_return_if_fail (PD_IS_PANEL_FORM (self));

  set_row_error (self->name_row, self->name_error, NULL, NULL);
  set_row_error (self->url_row, self->url_error, NULL, NULL);
  set_row_error (self->key_row, self->key_error, NULL, NULL);
}

/**
 * pd_panel_form_clear:
 * @self: the form
 *
 * Forgets everything that was typed.
 */
void
pd_panel_form_clear (PdPanelForm *self)
{
  g_return_if_fail (PD_IS_PANEL_FORM (self));

  gtk_editable_set_text (GTK_EDITABLE (self->name_row), "");
  gtk_editable_set_text (GTK_EDITABLE (self->url_row), "");
  gtk_editable_set_text (GTK_EDITABLE (self->key_row), "");
  adw_switch_row_set_active (self->session_row, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->session_row), FALSE);
  pd_panel_form_clear_error (self);
}
