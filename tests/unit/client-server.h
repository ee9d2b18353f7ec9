/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <libsoup/soup.h>

G_BEGIN_DECLS

typedef struct _ClientServer ClientServer;

/**
 * ClientServerFunc:
 * @server: what was asked
 * @message: to be answered by one of the functions below
 * @form: (element-type utf8 utf8): the parameters
 * @data: of the test
 *
 * Answers one request.
 */
typedef void (*ClientServerFunc) (ClientServer *server,
                                  SoupServerMessage *message,
                                  GHashTable *form,
                                  gpointer data);

ClientServer *client_server_new (GTlsCertificate *certificate, ClientServerFunc answer, gpointer data);
void client_server_free (ClientServer *self);
const char *client_server_get_url (ClientServer *self);
guint client_server_count (ClientServer *self);
const char *client_server_get_parameter (ClientServer *self, guint request, const char *name);

void client_server_reply (SoupServerMessage *message, guint status, const char *type, const char *body);
void client_server_add_header (SoupServerMessage *message, const char *name, const char *value);
void client_server_write (SoupServerMessage *message, const char *bytes, gssize length, gboolean close);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClientServer, client_server_free)

G_END_DECLS
