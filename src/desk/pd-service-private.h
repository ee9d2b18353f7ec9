/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-service.h"

G_BEGIN_DECLS

/* How the service list makes services in a worker thread, where folding their texts costs nobody a frame. */

typedef struct
{
  const char *category; /* of the info that was folded last */
  char *folded;
} PdServiceFolder;

static inline void
pd_service_folder_clear (PdServiceFolder *folder)
{
  g_free (folder->folded);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PdServiceFolder, pd_service_folder_clear)

char *pd_service_fold (PdServiceFolder *folder, const PdServiceInfo *info);
PdService *pd_service_new_folded (PdPanel *panel, PdServiceInfo *info, char *search_text);
void pd_service_set_info_folded (PdService *self, PdServiceInfo *info, char *search_text);

void pd_service_notify_panel (PdService *self);

G_END_DECLS
