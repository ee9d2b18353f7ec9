/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-reply.h"

G_BEGIN_DECLS

char *pd_client_describe_reply (const PdReply *reply);

G_END_DECLS
