/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-api-error.h"

#include "pd-text.h"

#include <string.h>

/*
 * What a panel's words mean: one table, read from its top, and after it the HTTP status. Words are hints and
 * come in many languages (api-v2 §3), so what nothing matches is "other" and is shown as it is. Pure
 * functions for any thread.
 */

/* Longer texts are cut by their readers; this is for those that were not. */
#define MOST_BYTES 2048

#define MOST_PHRASES 2

/*
 * All phrases of a rule must occur. They are compared with the text in pd_text_fold()'s form, in which every
 * sign that is no letter or digit is one space and a space stands at both ends: so " key " is that word,
 * " fund" also "funds" and "funding", and "link" also "backlink". The special goes before the general.
 */
typedef struct
{
  PdApiError code;
  const char *phrases[MOST_PHRASES];
} Rule;

static const Rule rules[] = {
  /* Another API. */
  { PD_API_ERROR_NOT_V2, { " api id " } },
  { PD_API_ERROR_NOT_V2, { " action create " } },

  { PD_API_ERROR_RATE_LIMIT, { " too many request" } },
  { PD_API_ERROR_RATE_LIMIT, { " too many attempt" } },
  { PD_API_ERROR_RATE_LIMIT, { " rate limit" } },
  { PD_API_ERROR_RATE_LIMIT, { " request limit" } },
  { PD_API_ERROR_RATE_LIMIT, { " requests limit" } },
  { PD_API_ERROR_RATE_LIMIT, { " api limit" } },
  { PD_API_ERROR_RATE_LIMIT, { " call limit" } },
  { PD_API_ERROR_RATE_LIMIT, { " requests per " } },
  { PD_API_ERROR_RATE_LIMIT, { " per minute " } },
  { PD_API_ERROR_RATE_LIMIT, { " slow down " } },
  { PD_API_ERROR_RATE_LIMIT, { " throttl" } },
  { PD_API_ERROR_RATE_LIMIT, { " cok fazla istek " } },
  { PD_API_ERROR_RATE_LIMIT, { " muitas requisicoes " } },
  { PD_API_ERROR_RATE_LIMIT, { " muitas solicitacoes " } },
  { PD_API_ERROR_RATE_LIMIT, { " demasiadas solicitudes " } },
  { PD_API_ERROR_RATE_LIMIT, { " demasiadas peticiones " } },
  { PD_API_ERROR_RATE_LIMIT, { " слишком много запросов " } },
  { PD_API_ERROR_RATE_LIMIT, { " terlalu banyak permintaan " } },

  { PD_API_ERROR_TOO_MANY_IDS, { " too many order" } },
  { PD_API_ERROR_TOO_MANY_IDS, { " too many id" } },
  { PD_API_ERROR_TOO_MANY_IDS, { " too many refill" } },
  { PD_API_ERROR_TOO_MANY_IDS, { " 100 order" } },
  { PD_API_ERROR_TOO_MANY_IDS, { " 50 order" } },
  { PD_API_ERROR_TOO_MANY_IDS, { " ids ", "max" } },
  { PD_API_ERROR_TOO_MANY_IDS, { " ids ", " limit" } },
  { PD_API_ERROR_TOO_MANY_IDS, { " ids ", " more than " } },
  { PD_API_ERROR_TOO_MANY_IDS, { " ids ", " up to " } },
  { PD_API_ERROR_TOO_MANY_IDS, { " orders ", " per request " } },
  { PD_API_ERROR_TOO_MANY_IDS, { " orders ", " at once " } },

  { PD_API_ERROR_DUPLICATE_LINK, { " active order" } },
  { PD_API_ERROR_DUPLICATE_LINK, { " link duplicate " } },
  { PD_API_ERROR_DUPLICATE_LINK, { " duplicate" } },
  { PD_API_ERROR_DUPLICATE_LINK, { " same link " } },
  { PD_API_ERROR_DUPLICATE_LINK, { " link ", " already " } },
  { PD_API_ERROR_DUPLICATE_LINK, { " link ", " wait " } },
  { PD_API_ERROR_DUPLICATE_LINK, { " ayni link" } },
  { PD_API_ERROR_DUPLICATE_LINK, { " aktif siparis" } },
  { PD_API_ERROR_DUPLICATE_LINK, { " pedido ativo " } },
  { PD_API_ERROR_DUPLICATE_LINK, { " mesmo link " } },
  { PD_API_ERROR_DUPLICATE_LINK, { " pedido activo " } },
  { PD_API_ERROR_DUPLICATE_LINK, { " orden activa " } },
  { PD_API_ERROR_DUPLICATE_LINK, { " mismo enlace " } },
  { PD_API_ERROR_DUPLICATE_LINK, { " активный заказ " } },
  { PD_API_ERROR_DUPLICATE_LINK, { " pesanan aktif " } },

  { PD_API_ERROR_ACCOUNT_OFF, { " suspend" } },
  { PD_API_ERROR_ACCOUNT_OFF, { " banned " } },
  { PD_API_ERROR_ACCOUNT_OFF, { " account ", " inactive " } },
  { PD_API_ERROR_ACCOUNT_OFF, { " account ", " not active " } },
  { PD_API_ERROR_ACCOUNT_OFF, { " account ", "disabled " } },
  { PD_API_ERROR_ACCOUNT_OFF, { " account ", "deactivated " } },
  { PD_API_ERROR_ACCOUNT_OFF, { " account ", " blocked " } },
  { PD_API_ERROR_ACCOUNT_OFF, { " account ", " closed " } },
  { PD_API_ERROR_ACCOUNT_OFF, { " user ", " inactive " } },
  { PD_API_ERROR_ACCOUNT_OFF, { " user ", " not active " } },
  { PD_API_ERROR_ACCOUNT_OFF, { " user ", " disabled " } },
  { PD_API_ERROR_ACCOUNT_OFF, { " user ", " blocked " } },
  { PD_API_ERROR_ACCOUNT_OFF, { " api ", "disabled " } },
  { PD_API_ERROR_ACCOUNT_OFF, { " api ", " inactive " } },
  { PD_API_ERROR_ACCOUNT_OFF, { " api ", " not active " } },
  { PD_API_ERROR_ACCOUNT_OFF, { " api ", " not enabled " } },
  { PD_API_ERROR_ACCOUNT_OFF, { " api ", " turned off " } },
  { PD_API_ERROR_ACCOUNT_OFF, { " ip ", " allowed " } },
  { PD_API_ERROR_ACCOUNT_OFF, { " ip ", "whitelist" } },
  { PD_API_ERROR_ACCOUNT_OFF, { " hesab", " askiya " } },
  { PD_API_ERROR_ACCOUNT_OFF, { " hesab", " pasif " } },
  { PD_API_ERROR_ACCOUNT_OFF, { " conta ", " suspensa " } },
  { PD_API_ERROR_ACCOUNT_OFF, { " conta ", " bloqueada " } },
  { PD_API_ERROR_ACCOUNT_OFF, { " cuenta ", " suspendida " } },
  { PD_API_ERROR_ACCOUNT_OFF, { " cuenta ", " bloqueada " } },
  { PD_API_ERROR_ACCOUNT_OFF, { " аккаунт ", " заблокирован " } },
  { PD_API_ERROR_ACCOUNT_OFF, { " akun ", " diblokir " } },
  { PD_API_ERROR_ACCOUNT_OFF, { " akun ", " nonaktif " } },

  { PD_API_ERROR_BAD_KEY, { " api key " } },
  { PD_API_ERROR_BAD_KEY, { " apikey " } },
  { PD_API_ERROR_BAD_KEY, { " api token " } },
  { PD_API_ERROR_BAD_KEY, { " invalid token " } },
  { PD_API_ERROR_BAD_KEY, { " invalid key " } },
  { PD_API_ERROR_BAD_KEY, { " incorrect key " } },
  { PD_API_ERROR_BAD_KEY, { " wrong key " } },
  { PD_API_ERROR_BAD_KEY, { " missing key " } },
  { PD_API_ERROR_BAD_KEY, { " key ", " required " } },
  { PD_API_ERROR_BAD_KEY, { " key ", " invalid " } },
  { PD_API_ERROR_BAD_KEY, { " key ", " incorrect " } },
  { PD_API_ERROR_BAD_KEY, { " key ", " missing " } },
  { PD_API_ERROR_BAD_KEY, { " key ", " not found " } },
  { PD_API_ERROR_BAD_KEY, { " key ", " not valid " } },
  { PD_API_ERROR_BAD_KEY, { " unauthori" } },
  { PD_API_ERROR_BAD_KEY, { " unauthenticated " } },
  { PD_API_ERROR_BAD_KEY, { " credentials " } },
  { PD_API_ERROR_BAD_KEY, { " api anahtar" } },
  { PD_API_ERROR_BAD_KEY, { " chave " } },
  { PD_API_ERROR_BAD_KEY, { " clave " } },
  { PD_API_ERROR_BAD_KEY, { " ключ" } },
  { PD_API_ERROR_BAD_KEY, { " kunci api " } },
  { PD_API_ERROR_BAD_KEY, { " cle api " } },
  { PD_API_ERROR_BAD_KEY, { " api schlussel" } },
  { PD_API_ERROR_BAD_KEY, { "مفتاح" } },
  { PD_API_ERROR_BAD_KEY, { "密钥" } },

  { PD_API_ERROR_FUNDS, { " fund" } },
  { PD_API_ERROR_FUNDS, { " balance " } },
  { PD_API_ERROR_FUNDS, { " not enough money " } },
  { PD_API_ERROR_FUNDS, { " not enough credit" } },
  { PD_API_ERROR_FUNDS, { " insufficient credit" } },
  { PD_API_ERROR_FUNDS, { " top up " } },
  { PD_API_ERROR_FUNDS, { " bakiye" } },
  { PD_API_ERROR_FUNDS, { " saldo " } },
  { PD_API_ERROR_FUNDS, { " fondos " } },
  { PD_API_ERROR_FUNDS, { " баланс" } },
  { PD_API_ERROR_FUNDS, { " средств" } },
  { PD_API_ERROR_FUNDS, { " बैलेंस" } },
  { PD_API_ERROR_FUNDS, { " शेष " } },
  { PD_API_ERROR_FUNDS, { " solde " } },
  { PD_API_ERROR_FUNDS, { " guthaben " } },
  { PD_API_ERROR_FUNDS, { "رصيد" } },
  { PD_API_ERROR_FUNDS, { "余额" } },
  { PD_API_ERROR_FUNDS, { "잔액" } },
  { PD_API_ERROR_FUNDS, { " so du " } },
  { PD_API_ERROR_FUNDS, { " кошт" } },

  { PD_API_ERROR_QUANTITY, { " order quantit" } },
  { PD_API_ERROR_LINK, { " order link " } },

  { PD_API_ERROR_UNKNOWN_ORDER, { " order id " } },
  { PD_API_ERROR_UNKNOWN_ORDER, { " orderid " } },
  { PD_API_ERROR_UNKNOWN_ORDER, { " order", " not found " } },
  { PD_API_ERROR_UNKNOWN_ORDER, { " order", " not exist" } },
  { PD_API_ERROR_UNKNOWN_ORDER, { " order", "t exist" } },
  { PD_API_ERROR_UNKNOWN_ORDER, { " incorrect order" } },
  { PD_API_ERROR_UNKNOWN_ORDER, { " invalid order" } },
  { PD_API_ERROR_UNKNOWN_ORDER, { " wrong order" } },
  { PD_API_ERROR_UNKNOWN_ORDER, { " unknown order" } },
  { PD_API_ERROR_UNKNOWN_ORDER, { " no such order" } },
  { PD_API_ERROR_UNKNOWN_ORDER, { " order field ", " required " } },
  { PD_API_ERROR_UNKNOWN_ORDER, { " orders field ", " required " } },
  { PD_API_ERROR_UNKNOWN_ORDER, { " refill id " } },
  { PD_API_ERROR_UNKNOWN_ORDER, { " refill", " not found " } },
  { PD_API_ERROR_UNKNOWN_ORDER, { " refill", " not exist" } },
  { PD_API_ERROR_UNKNOWN_ORDER, { " incorrect refill" } },
  { PD_API_ERROR_UNKNOWN_ORDER, { " invalid refill" } },
  { PD_API_ERROR_UNKNOWN_ORDER, { " siparis", " id " } },
  { PD_API_ERROR_UNKNOWN_ORDER, { " siparis", " bulunamadi " } },
  { PD_API_ERROR_UNKNOWN_ORDER, { " pedido ", "encontrado " } },
  { PD_API_ERROR_UNKNOWN_ORDER, { " id do pedido " } },
  { PD_API_ERROR_UNKNOWN_ORDER, { " id de pedido " } },
  { PD_API_ERROR_UNKNOWN_ORDER, { " orden ", " no encontrada " } },
  { PD_API_ERROR_UNKNOWN_ORDER, { " заказ", " не наиден" } },
  { PD_API_ERROR_UNKNOWN_ORDER, { " id заказа " } },
  { PD_API_ERROR_UNKNOWN_ORDER, { " pesanan ", " tidak ditemukan " } },
  { PD_API_ERROR_UNKNOWN_ORDER, { " id pesanan " } },
  { PD_API_ERROR_UNKNOWN_ORDER, { " commande ", " introuvable " } },
  { PD_API_ERROR_UNKNOWN_ORDER, { " bestellung ", " nicht " } },
  { PD_API_ERROR_UNKNOWN_ORDER, { " auftrag ", " nicht " } },
  { PD_API_ERROR_UNKNOWN_ORDER, { " замовлення ", " не знаид" } },
  { PD_API_ERROR_UNKNOWN_ORDER, { "الطلب", "موجود" } },
  { PD_API_ERROR_UNKNOWN_ORDER, { "订单", "不存在" } },

  { PD_API_ERROR_REFILL_NOT_POSSIBLE, { " refill" } },
  { PD_API_ERROR_REFILL_NOT_POSSIBLE, { " not eligible " } },
  { PD_API_ERROR_REFILL_NOT_POSSIBLE, { " 24 hour" } },
  { PD_API_ERROR_REFILL_NOT_POSSIBLE, { " already ", " request " } },
  { PD_API_ERROR_REFILL_NOT_POSSIBLE, { " telafi" } },
  { PD_API_ERROR_REFILL_NOT_POSSIBLE, { " reposic" } },
  { PD_API_ERROR_REFILL_NOT_POSSIBLE, { " refil " } },
  { PD_API_ERROR_REFILL_NOT_POSSIBLE, { " рефил" } },
  { PD_API_ERROR_REFILL_NOT_POSSIBLE, { " isi ulang " } },

  { PD_API_ERROR_CANCEL_NOT_POSSIBLE, { " cancel" } },
  { PD_API_ERROR_CANCEL_NOT_POSSIBLE, { " iptal" } },
  { PD_API_ERROR_CANCEL_NOT_POSSIBLE, { " отмен" } },
  { PD_API_ERROR_CANCEL_NOT_POSSIBLE, { "batalkan " } },
  { PD_API_ERROR_CANCEL_NOT_POSSIBLE, { " annul" } },

  { PD_API_ERROR_QUANTITY, { " quantit" } },
  { PD_API_ERROR_QUANTITY, { " min " } },
  { PD_API_ERROR_QUANTITY, { " max " } },
  { PD_API_ERROR_QUANTITY, { " minimal " } },
  { PD_API_ERROR_QUANTITY, { " minimum " } },
  { PD_API_ERROR_QUANTITY, { " maximal " } },
  { PD_API_ERROR_QUANTITY, { " maximum " } },
  { PD_API_ERROR_QUANTITY, { " multiple of " } },
  { PD_API_ERROR_QUANTITY, { " follow the limit" } },
  { PD_API_ERROR_QUANTITY, { " amount ", " between " } },
  { PD_API_ERROR_FUNDS, { " insufficient " } },
  { PD_API_ERROR_QUANTITY, { " miktar" } },
  { PD_API_ERROR_QUANTITY, { " adet " } },
  { PD_API_ERROR_QUANTITY, { " quantidade " } },
  { PD_API_ERROR_QUANTITY, { " minimo " } },
  { PD_API_ERROR_QUANTITY, { " maximo " } },
  { PD_API_ERROR_QUANTITY, { " cantidad " } },
  { PD_API_ERROR_QUANTITY, { " количеств" } },
  { PD_API_ERROR_QUANTITY, { " минимальн" } },
  { PD_API_ERROR_QUANTITY, { " максимальн" } },
  { PD_API_ERROR_QUANTITY, { " jumlah " } },
  { PD_API_ERROR_QUANTITY, { " मात्रा " } },
  { PD_API_ERROR_QUANTITY, { " anzahl " } },
  { PD_API_ERROR_QUANTITY, { "الكمية" } },
  { PD_API_ERROR_QUANTITY, { " menge " } },
  { PD_API_ERROR_QUANTITY, { " so luong " } },
  { PD_API_ERROR_QUANTITY, { " кількіст" } },
  { PD_API_ERROR_QUANTITY, { "数量" } },

  { PD_API_ERROR_PANEL_FAULT, { " service unavailable " } },
  { PD_API_ERROR_PANEL_FAULT, { " bad gateway " } },
  { PD_API_ERROR_PANEL_FAULT, { " gateway time" } },
  { PD_API_ERROR_PANEL_FAULT, { " maintenance " } },
  { PD_API_ERROR_PANEL_FAULT, { " server error " } },
  { PD_API_ERROR_PANEL_FAULT, { " internal error " } },
  { PD_API_ERROR_PANEL_FAULT, { " temporarily unavailable " } },
  { PD_API_ERROR_PANEL_FAULT, { " something went wrong " } },
  { PD_API_ERROR_PANEL_FAULT, { " try again later " } },
  { PD_API_ERROR_PANEL_FAULT, { " technical ", " problem" } },
  { PD_API_ERROR_PANEL_FAULT, { " technical ", " work" } },
  { PD_API_ERROR_PANEL_FAULT, { " server ", " busy " } },
  { PD_API_ERROR_PANEL_FAULT, { " database " } },
  { PD_API_ERROR_PANEL_FAULT, { " sqlstate " } },
  { PD_API_ERROR_PANEL_FAULT, { " bakim" } },
  { PD_API_ERROR_PANEL_FAULT, { " manutencao " } },
  { PD_API_ERROR_PANEL_FAULT, { " mantenimiento " } },
  { PD_API_ERROR_PANEL_FAULT, { " технически" } },
  { PD_API_ERROR_PANEL_FAULT, { " pemeliharaan " } },
  { PD_API_ERROR_PANEL_FAULT, { " gangguan " } },

  { PD_API_ERROR_LINK, { " link " } },
  { PD_API_ERROR_LINK, { " links " } },
  { PD_API_ERROR_LINK, { " url " } },
  { PD_API_ERROR_LINK, { " private " } },
  { PD_API_ERROR_LINK, { " wrong address " } },
  { PD_API_ERROR_LINK, { " invalid address " } },
  { PD_API_ERROR_LINK, { " baglanti" } },
  { PD_API_ERROR_LINK, { " enlace " } },
  { PD_API_ERROR_LINK, { " ссылк" } },
  { PD_API_ERROR_LINK, { " tautan " } },
  { PD_API_ERROR_LINK, { " लिंक " } },
  { PD_API_ERROR_LINK, { " lien " } },
  { PD_API_ERROR_LINK, { " посилання " } },
  { PD_API_ERROR_LINK, { "الرابط" } },
  { PD_API_ERROR_LINK, { "链接" } },

  { PD_API_ERROR_BAD_SERVICE, { " service id " } },
  { PD_API_ERROR_BAD_SERVICE, { " serviceid " } },
  { PD_API_ERROR_BAD_SERVICE, { " service type " } },
  { PD_API_ERROR_BAD_SERVICE, { " service", " not found " } },
  { PD_API_ERROR_BAD_SERVICE, { " service", " not exist" } },
  { PD_API_ERROR_BAD_SERVICE, { " service", "t exist" } },
  { PD_API_ERROR_BAD_SERVICE, { " service", " inactive " } },
  { PD_API_ERROR_BAD_SERVICE, { " service", " not active " } },
  { PD_API_ERROR_BAD_SERVICE, { " service", "disabled " } },
  { PD_API_ERROR_BAD_SERVICE, { " service", " available " } },
  { PD_API_ERROR_BAD_SERVICE, { " service", " unavailable " } },
  { PD_API_ERROR_BAD_SERVICE, { " service", " incorrect " } },
  { PD_API_ERROR_BAD_SERVICE, { " service", " invalid " } },
  { PD_API_ERROR_BAD_SERVICE, { " service", " wrong " } },
  { PD_API_ERROR_BAD_SERVICE, { " bad service " } },
  { PD_API_ERROR_BAD_SERVICE, { " unknown service " } },
  { PD_API_ERROR_BAD_SERVICE, { " no such service " } },
  { PD_API_ERROR_BAD_SERVICE, { " service field ", " required " } },
  { PD_API_ERROR_BAD_SERVICE, { " servis" } },
  { PD_API_ERROR_BAD_SERVICE, { " servico " } },
  { PD_API_ERROR_BAD_SERVICE, { " servicio " } },
  { PD_API_ERROR_BAD_SERVICE, { " услуг" } },
  { PD_API_ERROR_BAD_SERVICE, { " сервис" } },
  { PD_API_ERROR_BAD_SERVICE, { " layanan " } },
  { PD_API_ERROR_BAD_SERVICE, { " सेवा " } },
  { PD_API_ERROR_BAD_SERVICE, { " dich vu " } },
  { PD_API_ERROR_BAD_SERVICE, { " послуг" } },
  { PD_API_ERROR_BAD_SERVICE, { "الخدمة" } },
  { PD_API_ERROR_BAD_SERVICE, { "服务" } },
};

static const struct
{
  guint status;
  PdApiError code;
} statuses[] = {
  { 401, PD_API_ERROR_BAD_KEY },      { 402, PD_API_ERROR_FUNDS },        { 403, PD_API_ERROR_ACCOUNT_OFF },
  { 413, PD_API_ERROR_TOO_MANY_IDS }, { 414, PD_API_ERROR_TOO_MANY_IDS },
};

/* @text with every sign as one space, as the phrases want it. */
static char *
prepare (const char *text)
{
  g_autofree char *head = pd_text_excerpt (text, -1, MOST_BYTES);
  g_autofree char *folded = pd_text_fold (head);
  GString *words = g_string_new (" ");

  for (const char *p = folded; *p; p++)
    if (g_ascii_isalnum (*p) || (guchar) *p >= 0x80)
      g_string_append_c (words, *p);
    else if (words->str[words->len - 1] != ' ')
      g_string_append_c (words, ' ');
  if (words->str[words->len - 1] != ' ')
    g_string_append_c (words, ' ');

  return g_string_free_and_steal (words);
}

/* Those of one rule, folded. */
typedef char *Phrases[MOST_PHRASES];

/* Folding drops marks of every script, so the table is folded as well. */
static Phrases *
get_phrases (void)
{
  static Phrases phrases[G_N_ELEMENTS (rules)];
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
        for (gsize j = 0; j < MOST_PHRASES && rules[i].phrases[j]; j++)
          phrases[i][j] = pd_text_fold (rules[i].phrases[j]);
      g_once_init_leave (&ready, 1);
    }

  return phrases;
}

static PdApiError
find_rule (const char *words)
{
  Phrases *phrases = get_phrases ();

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (strstr (words, phrases[i][0]) && (!phrases[i][1] || strstr (words, phrases[i][1])))
      return rules[i].code;

  return PD_API_ERROR_OTHER;
}

/**
 * pd_api_error_classify:
 * @text: (nullable): what the panel said, in whatever language
 * @http_status: what it came with, 0 if that says nothing about @text
 *
 * Maps what a panel says to what it means (api-v2 §3, "error classes"). The words go before the HTTP status,
 * which panels choose carelessly, except 429, which proxies send for them.
 *
 * Returns: the class, %PD_API_ERROR_OTHER if nothing is known
 */
PdApiError
pd_api_error_classify (const char *text, guint http_status)
{
  g_autofree char *words = prepare (text ? text : "");
  PdApiError code = http_status == 429 ? PD_API_ERROR_RATE_LIMIT : find_rule (words);

  for (gsize i = 0; code == PD_API_ERROR_OTHER && i < G_N_ELEMENTS (statuses); i++)
    if (statuses[i].status == http_status)
      code = statuses[i].code;
  if (code == PD_API_ERROR_OTHER && http_status >= 500)
    code = PD_API_ERROR_PANEL_FAULT;

  return code;
}
