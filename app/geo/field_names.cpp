#include "geo/field_names.hpp"

#include "core/name_text.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace entente {
namespace {

/// Words with a space before and after each.
using Words = std::string_view;

/// The words of a name: split at separators, before capitals after small letters and between letters and digits.
std::vector<std::string> wordsOf(std::string_view name) {
    std::string spaced;
    for (std::size_t i = 0; i < name.size() && i < 200; ++i) {
        const auto c = static_cast<unsigned char>(name[i]);
        const auto before = static_cast<unsigned char>(i > 0 ? name[i - 1] : ' ');
        const bool camel = std::isupper(c) != 0 && std::islower(before) != 0;
        const bool digit = std::isdigit(c) != 0 && std::isdigit(before) == 0;
        const bool after = std::isdigit(c) == 0 && std::isdigit(before) != 0;
        if (camel || digit || after) {
            spaced.push_back(' ');
        }
        spaced.push_back(name[i]);
    }
    std::vector<std::string> words;
    const std::string normal = normalizedName(spaced);
    for (std::size_t begin = 0; begin < normal.size();) {
        const auto end = std::min(normal.find(' ', begin), normal.size());
        if (end > begin) {
            words.push_back(normal.substr(begin, end - begin));
        }
        begin = end + 1;
    }
    return words;
}

bool isOneOf(std::string_view word, Words words) {
    return !word.empty() && words.find(" " + std::string(word) + " ") != Words::npos;
}

bool anyOf(std::span<const std::string> words, Words list) {
    return std::any_of(words.begin(), words.end(), [&](const std::string& w) { return isOneOf(w, list); });
}

/// Without spaces: `startdate` and `start_date` are one.
std::string joined(std::span<const std::string> words) {
    std::string text;
    for (const auto& word : words) {
        text += word;
    }
    return text;
}

/// The word itself is 3, one word among others `among`.
int fit(std::span<const std::string> words, Words list, int among = 2) {
    return isOneOf(joined(words), list) ? 3 : anyOf(words, list) ? among : 0;
}

constexpr Words kFrom =
    " from source src origin orig exporter supplier seller sender donor lender provider von herkunft "
    " quelle absender exporteur lieferant geber initiator accuser de origine origen desde exportador "
    " exportateur creditor truster from_country giver 输出国 откуда из экспортер 輸出国 供与国 発 ";
constexpr Words kTo =
    " to target tgt destination dest importer recipient buyer receiver borrower an nach ziel empfanger "
    " importeur kaufer nehmer a vers hacia destino destinataire importador debtor beneficiary addressee "
    " куда в импортер 輸入国 受領国 着 ";
constexpr Words kParties =
    " parties participants members countries states signatories partners teilnehmer lander parteien "
    " mitglieder staaten participant nations participantes paises pays участники страны 参加国 当事国 加盟国 締約国 国 "
    " actors belligerents dyad ";
constexpr Words kParty =
    " party country state nation land staat pays pais iso iso3 ccode stateabb member partei mitglied "
    " страна государство сторона 国 国名 相手国 国家 국가 دوله الدوله البلد ulke kraj paese cowcode adm territory "
    "actor economy stateno "
    "partner reporter ";
constexpr Words kOrganization =
    " organization organisation org igo ioname institution alliance bundnis organizacion organisme "
    " организация 組織 機関 機構 body union buendnis io memberof orgs organizations organisations igos bloque bloc ";
constexpr Words kRole =
    " role membership status rolle mitgliedschaft function 役割 地位 роль статус statut papel capacity level ";
constexpr Words kStart =
    " start begin beginning since beginn anfang seit von from debut inicio desde начало с 開始 開始日 発効日 "
    " startdate datestart begindate startyear beginyear styear byear startzeit startdatum valid_from "
    " effective inforce opened joined entry beitritt first earliest gwsyear startjahr unterzeichnet "
    " signed established starts started begins began signature entered accession acceded inception commencement "
    " inkrafttreten unterzeichnung vigueur firma vigor assinatura inizio baslangic imza poczatek rozpoczecia "
    " podpisania начала подписания вступления 締結日 締結年 署名日 調印日 開始年 開始年月日 発効年 开始 开始日期 "
    " 起始 起始日期 签署日期 生效日期 開始日期 시작 시작일 개시일 체결일 발효일 بدايه البدايه بدء البدء التوقيع ";
constexpr Words kEnd =
    " end until till to ende bis fin hasta конец по 終了 終了日 enddate dateend endyear eyear endyr endjahr "
    " enddatum valid_to expired expiry terminated termination closed left austritt last latest finish "
    " gweyear endzeit expires ends ended expiration withdrawal exit ablauf kundigung vertragsende "
    " echeance vencimiento termino fim fine scadenza bitis koniec zakonczenia окончание окончания конца завершения "
    " прекращения истечения до 失効日 失効年 終了年 終了年月日 満了日 结束 结束日期 终止 截止 失效日期 結束日期 "
    " 종료 종료일 만료일 نهايه النهايه انتهاء الانتهاء ";
constexpr Words kDate =
    " date datum fecha 日付 日 year jahr ano annee 年 day tag time zeit when timestamp datetime "
    " eventdate sqldate month monat anyo epoch 年月日 年度 published data tarih tarihi yil rok дата год 日期 年份 "
    " 날짜 일자 연도 년도 تاريخ التاريخ سنه السنه ";
constexpr Words kWeight =
    " weight gewicht strength intensity poids peso вес 重み staerke starke score intensitat 力 weighting ";
constexpr Words kWeightToo =
    " value amount volume tiv usd wert betrag total level size count n number anzahl 金額 件数 trade сумма ";
constexpr Words kLabel =
    " label name title bezeichnung titel nom titre titulo nombre название имя 名称 名前 題名 treaty agreement "
    " vertrag abkommen exercise event ubung traite ";
constexpr Words kKind =
    " kind type category class art typ relation relationship kategorie categorie categoria tipo тип вид "
    " vertragsart abkommensart rodzaj tur 種類 種別 分類 类型 类别 종류 유형 نوع النوع tie subtype sort ";
constexpr Words kPlace = " place location ort lieu lugar место 場所 site venue city stadt exercise_location standort ";

/// A name for the end of a tie that is one of a time as well is weak: `from` may be a day.
int fitOf(FieldRole role, std::span<const std::string> words) {
    switch (role) {
    case FieldRole::from:
        return fit(words, kFrom);
    case FieldRole::to:
        return fit(words, kTo);
    case FieldRole::parties:
        return fit(words, kParties);
    case FieldRole::party:
        return fit(words, kParty);
    case FieldRole::organization:
        return fit(words, kOrganization);
    case FieldRole::role:
        return fit(words, kRole);
    case FieldRole::start:
        return fit(words, kStart);
    case FieldRole::end:
        return fit(words, kEnd);
    case FieldRole::date:
        return fit(words, kDate);
    case FieldRole::weight:
        return std::max(fit(words, kWeight), fit(words, kWeightToo, 1) > 0 ? 1 : 0);
    case FieldRole::label:
        return fit(words, kLabel);
    case FieldRole::kind:
        return fit(words, kKind);
    case FieldRole::place:
        return fit(words, kPlace);
    case FieldRole::count:
        break;
    }
    return 0;
}

} // namespace

int fieldNameFits(FieldRole role, std::string_view name) {
    return fitOf(role, wordsOf(name));
}

bool namesDirection(FieldRole end, std::string_view name) {
    const auto words = wordsOf(name);
    // `state_a` is the first of two, not "to" in French.
    const bool letter = words.size() > 1 && words.back() == "a";
    return !letter && fit(words, end == FieldRole::from ? kFrom : kTo) > 0;
}

int pairNumber(std::string_view name) {
    const auto words = wordsOf(name);
    if (words.empty()) {
        return 0;
    }
    for (const auto& word : {words.back(), words.front()}) {
        if (isOneOf(word, " 1 a i first one а первая первое الاولي ")) {
            return 1;
        }
        if (isOneOf(word, " 2 b ii second two j б вторая второе الثانيه ")) {
            return 2;
        }
    }
    const auto whole = joined(words);
    for (const std::string_view stem : {"country", "state", "land", "staat", "party", "partner", "nation", "iso"}) {
        if (whole == std::string(stem) + "a") {
            return 1;
        }
        if (whole == std::string(stem) + "b") {
            return 2;
        }
    }
    return 0;
}

bool namesMoment(std::string_view name) {
    return anyOf(wordsOf(name), " timestamp time epoch datetime ts unix ms millis zeit ");
}

bool namesParty(std::string_view name) {
    const auto words = wordsOf(name);
    return fit(words, kParty) > 0 || fit(words, kParties) > 0 || fit(words, kFrom) > 0 || fit(words, kTo) > 0;
}

bool namesStateNumber(std::string_view name) {
    auto words = wordsOf(name);
    std::erase_if(words, [](const std::string& word) { return isOneOf(word, " 1 2 a b "); });
    return isOneOf(joined(words), " ccode cowcode cowno cow gwcode gwno gwid gw stateno statenum ");
}

bool isKnownOrganization(std::string_view text) {
    constexpr std::array<std::string_view, 44> kKnown{
        "sco",  "nato", "eu",      "asean",    "csto",   "cis",  "eaeu", "ots",  "brics",  "quad",        "aukus",
        "guam", "cica", "un",      "au",       "gcc",    "oas",  "osce", "opec", "oecd",   "g7",          "g20",
        "g77",  "apec", "saarc",   "mercosur", "ecowas", "sadc", "wto",  "imf",  "iaea",   "icc",         "who",
        "nam",  "efta", "bimstec", "d8",       "ceeac",  "igad", "eac",  "pif",  "unasur", "arab league", "oic"};
    return std::find(kKnown.begin(), kKnown.end(), normalizedName(text)) != kKnown.end();
}

std::string_view roleMeant(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 20> kKnown{
        {{"member", "member"},
         {"full member", "member"},
         {"full membership", "member"},
         {"member state", "member"},
         {"founding member", "member"},
         {"founder", "member"},
         {"mitglied", "member"},
         {"observer", "observer"},
         {"observer state", "observer"},
         {"beobachter", "observer"},
         {"dialogue partner", "dialogue partner"},
         {"partner", "partner"},
         {"associate", "associate"},
         {"associate member", "associate"},
         {"associated member", "associate"},
         {"candidate", "candidate"},
         {"kandidat", "candidate"},
         {"applicant", "candidate"},
         {"suspended", "suspended"},
         {"suspended member", "suspended"}}};
    const auto normal = normalizedName(text);
    const auto* found = std::find_if(kKnown.begin(), kKnown.end(), [&](const auto& k) { return k.first == normal; });
    return found == kKnown.end() ? std::string_view() : found->second;
}

bool isKnownRole(std::string_view text) {
    return !roleMeant(text).empty();
}

} // namespace entente
