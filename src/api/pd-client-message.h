/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-client-private.h"

G_BEGIN_DECLS

SoupMessage *
pd_client_message_new (PdClient *client, const PdAction *action, const char *parameters, const char *key);
GError *pd_client_message_find_redirect (SoupMessage *message, const char *key);

G_END_DECLS
