/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/generate/town_words.h"

#include <stddef.h>

const char *const ronde_town_theme_names[RONDE_TOWN_THEMES] = {
    "Oude Stad",     "Vogelbuurt",    "Bomenbuurt", "Bloemenbuurt",  "Muziekwijk",
    "Rivierenbuurt", "Sterrenbuurt",  "Weidewijk",  "Ambachtenwijk", "Vlinderwijk",
    "Kruidenhof",    "De Nijverheid", "Het Dorp",   "Essenwijk"};

/* clang-format off */
const char *const ronde_town_words[RONDE_TOWN_THEMES][RONDE_TOWN_THEME_WORDS] = {
    /* Oude Stad */
    {
        "Kerk", "Molen", "Water", "Burg", "Hof", "Brink", "Poort", "Vest", "Wal", "Kloosters",
        "Gast", "Vis", "Haver", "Bakker", "Smeden", "Wevers", "Looiers", "Kuipers",
        "Schoenmakers", "Marsch", "Bleek", "Tuin", "Nieuw", "Lange", "Hoog", "Raadhuis", "Waag",
        "Kaas", "Boter", "Touw", "Veer", "Schild", "Toren", "Kanon", "Schippers", "Ververs",
        "Linnen", "Spinners", NULL
    },
    /* Vogelbuurt */
    {
        "Merel", "Lijster", "Vink", "Mees", "Spreeuw", "Zwaluw", "Leeuwerik", "Nachtegaal",
        "Kievit", "Wulp", "Grutto", "Reiger", "Ooievaar", "Specht", "Uil", "Valk", "Sperwer",
        "Buizerd", "Havik", "Kraai", "Ekster", "Gaai", "Roodborst", "Winterkoning", "Sijs",
        "Putter", "Fazant", "Patrijs", "Kwartel", "Duif", "Fuut", "Meerkoet", "Eend", "Zwaan",
        "Gans", "Karekiet", "Wielewaal", "Tureluur", "IJsvogel", NULL
    },
    /* Bomenbuurt */
    {
        "Eiken", "Beuken", "Berken", "Linden", "Kastanje", "Iepen", "Essen", "Elzen", "Wilgen",
        "Populieren", "Lariks", "Dennen", "Sparren", "Ceder", "Acacia", "Plataan", "Esdoorn",
        "Haagbeuk", "Taxus", "Hulst", "Meidoorn", "Sleedoorn", "Lijsterbes", "Hazelaar",
        "Vlier", "Olm", "Abeel", "Walnoot", "Jeneverbes", "Krent", "Mispel", "Catalpa", "Ratel",
        "Moerbei", "Gagel", "Vuilboom", "Kardinaal", "Liguster", NULL
    },
    /* Bloemenbuurt */
    {
        "Rozen", "Tulpen", "Narcis", "Hyacint", "Krokus", "Anjer", "Dahlia", "Aster", "Begonia",
        "Fuchsia", "Geranium", "Lelie", "Iris", "Viooltje", "Primula", "Violier", "Zinnia",
        "Lupine", "Ridderspoor", "Korenbloem", "Klaproos", "Margriet", "Madelief", "Gentiaan",
        "Anemoon", "Lavendel", "Jasmijn", "Seringen", "Hortensia", "Azalea", "Magnolia",
        "Forsythia", "Camelia", "Clematis", "Papaver", "Goudsbloem", "Akelei", "Campanula", NULL
    },
    /* Muziekwijk */
    {
        "Viool", "Cello", "Fluit", "Hobo", "Fagot", "Klarinet", "Trompet", "Hoorn", "Tuba",
        "Trombone", "Harp", "Luit", "Gitaar", "Mandoline", "Piano", "Klavecimbel", "Orgel",
        "Pauken", "Trommel", "Cimbaal", "Triangel", "Xylofoon", "Symfonie", "Sonate", "Menuet",
        "Wals", "Polka", "Mazurka", "Serenade", "Nocturne", "Etude", "Prelude", "Fuga", "Rondo",
        "Cantate", "Operette", "Aria", "Ballade", NULL
    },
    /* Rivierenbuurt */
    {
        "Rijn", "Maas", "Waal", "IJssel", "Vecht", "Dinkel", "Regge", "Berkel", "Linge", "Eem",
        "Amstel", "Dommel", "Roer", "Niers", "Geul", "Gulp", "Swalm", "Slinge", "Schipbeek",
        "Dender", "Leie", "Schelde", "Zaan", "Gein", "Rotte", "Vliet", "Lek", "Merwede", "Eems",
        "Elbe", "Weser", "Donau", "Moezel", "Loire", "Rhone", "Theems", "Taag", "Ebro", NULL
    },
    /* Sterrenbuurt */
    {
        "Zons", "Maan", "Sterren", "Mercurius", "Venus", "Aarde", "Mars", "Jupiter", "Saturnus",
        "Uranus", "Neptunus", "Orion", "Komeet", "Meteoor", "Melkweg", "Poolster", "Avondster",
        "Morgenster", "Zenit", "Nadir", "Equator", "Pegasus", "Cassiopeia", "Andromeda",
        "Perseus", "Lier", "Weegschaal", "Steenbok", "Waterman", "Ram", "Tweeling", "Kreeft",
        "Leeuwen", "Boogschutter", "Kosmos", "Satelliet", "Planeten", "Horizon", NULL
    },
    /* Weidewijk */
    {
        "Klaver", "Boterbloem", "Pinksterbloem", "Zuring", "Paardenbloem", "Distel", "Kamille",
        "Duizendblad", "Weegbree", "Hooi", "Gras", "Rietgras", "Zegge", "Lisdodde",
        "Kattenstaart", "Moerasspirea", "Dotterbloem", "Waterlelie", "Watermunt", "Kalmoes",
        "Pijlkruid", "Veenpluis", "Dopheide", "Struikheide", "Brem", "Varen", "Mos",
        "Zonnedauw", "Koekoeksbloem", "Ereprijs", "Wikke", "Ratelaar", "Munt", "Salie", "Tijm",
        "Dille", "Venkel", "Kervel", NULL
    },
    /* Ambachtenwijk */
    {
        "Timmerman", "Metselaar", "Schilder", "Loodgieter", "Smid", "Zadelmaker", "Wagenmaker",
        "Klompenmaker", "Mandenmaker", "Pottenbakker", "Glasblazer", "Steenhouwer",
        "Rietdekker", "Turfsteker", "Veenwerker", "Molenaar", "Brouwer", "Slager", "Imker",
        "Herder", "Hooier", "Maaier", "Zaaier", "Ploeger", "Dorser", "Karner", "Kaasmaker",
        "Wever", "Spinner", "Kleermaker", "Hoedenmaker", "Drukker", "Boekbinder", "Graveur",
        "Touwslager", "Zeilmaker", "Scheepmaker", "Kolenbrander", NULL
    },
    /* Vlinderwijk */
    {
        "Dagpauwoog", "Citroenvlinder", "Koninginnepage", "Atalanta", "Zandoog", "Argus",
        "Blauwtje", "Parelmoer", "Vuurvlinder", "Distelvlinder", "Landkaartje", "Oranjetip",
        "Koolwitje", "Dikkopje", "Weerschijn", "Apollo", "Libel", "Juffer", "Waterjuffer",
        "Glazenmaker", "Krekel", "Sprinkhaan", "Hommel", "Bijen", "Honing", "Kever", "Glimworm",
        "Mier", "Meikever", "Lieveheersbeestje", "Pauwoog", "Bloedrood", "Kolibrie", "Sintjansvlinder", "Gamma", "Phoenix", "Beervlinder", "Nachtvlinder", NULL
    },
    /* Kruidenhof */
    {
        "Basilicum", "Oregano", "Marjolein", "Rozemarijn", "Laurier", "Bieslook", "Peterselie",
        "Selderij", "Koriander", "Komijn", "Anijs", "Karwij", "Mosterd", "Saffraan",
        "Kruidnagel", "Nootmuskaat", "Kaneel", "Gember", "Kardemom", "Vanille", "Citroen",
        "Melisse", "Valeriaan", "Alsem", "Bernagie", "Heemst", "Malve", "Smeerwortel",
        "Longkruid", "Zeepkruid", "Wede", "Meekrap", "Hop", "Gerst", "Tarwe", "Rogge", "Spelt",
        "Boekweit", NULL
    },
    /* De Nijverheid */
    {
        "Ampere", "Volt", "Stoom", "Turbine", "Ketel", "Zuiger", "Spoel", "Weefgetouw",
        "Schietspoel", "Katoen", "Vlas", "Garen", "Staal", "IJzer", "Koper", "Zink", "Tin",
        "Lood", "Brons", "Messing", "Ketting", "Tandrad", "Vliegwiel", "Dynamo", "Generator",
        "Transport", "Handels", "Nijverheids", "Fabrieks", "Haven", "Loskade", "Ambachts",
        "Techniek", "Energie", "Pomp", "Kraan", "Hefboom", "Drijfriem", NULL
    },
    /* Het Dorp */
    {
        "Dorps", "Brink", "Es", "Kamp", "Marke", "Veld", "Broek", "Heide", "Schaaps", "Boeren",
        "Schuur", "Hooiberg", "Zwaluwnest", "Bogaard", "Kersen", "Appel", "Peren", "Pruimen",
        "Molenbeek", "Steeg", "Achterom", "Veldkamp", "Bouwkamp", "Maat", "Horst", "Goor",
        "Ven", "Veen", "Bos", "Leem", "Zand", "Grind", "Wal", "Houtwal", "Tiend", "Erf",
        "Schoolhuis", "Koren", NULL
    },
    /* Essenwijk */
    {
        "Eskamp", "Hogees", "Lagees", "Lutterkamp", "Broekkamp", "Weidekamp", "Hoevekamp",
        "Roggekamp", "Haverkamp", "Gerstekamp", "Bovenkamp", "Nederkamp", "Heikamp", "Veldes",
        "Kerkes", "Molenes", "Oosteres", "Westeres", "Noordes", "Zuides", "Esrand", "Eswal",
        "Esweide", "Bouwhof", "Hofkamp", "Wolfskamp", "Hazenkamp", "Reekamp", "Vossenkamp",
        "Dassenkamp", "Egelkamp", "Otterkamp", "Beverkamp", "Hermelijn", "Marter", "Bunzing",
        "Wezel", "Eekhoorn", NULL
    },
};
/* clang-format on */
