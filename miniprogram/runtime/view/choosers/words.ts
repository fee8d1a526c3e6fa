// Words that choosers of places say themselves, in the language of the frame's document.

const words = {
  en: {
    search: 'Search',
    located: 'Current location',
    hot: 'Popular',
    recent: 'Recent',
    none: 'Nothing found',
    back: 'Back',
    cities: 'Choose a city',
    locating: 'Finding out…',
  },
  zh: {
    search: '搜索城市',
    located: '当前定位',
    hot: '热门城市',
    recent: '最近访问',
    none: '没有找到',
    back: '返回',
    cities: '选择城市',
    locating: '定位中…',
  },
  ar: {
    search: 'بحث',
    located: 'الموقع الحالي',
    hot: 'الأكثر طلبًا',
    recent: 'الأخيرة',
    none: 'لا نتائج',
    back: 'رجوع',
    cities: 'اختيار مدينة',
    locating: 'جارٍ تحديد الموقع…',
  },
  ru: {
    search: 'Поиск',
    located: 'Текущее место',
    hot: 'Популярные',
    recent: 'Недавние',
    none: 'Ничего не найдено',
    back: 'Назад',
    cities: 'Выбор города',
    locating: 'Определяем…',
  },
  it: {
    search: 'Cerca',
    located: 'Posizione attuale',
    hot: 'Più richieste',
    recent: 'Recenti',
    none: 'Nessun risultato',
    back: 'Indietro',
    cities: 'Scegli una città',
    locating: 'Ricerca in corso…',
  },
  de: {
    search: 'Suchen',
    located: 'Aktueller Standort',
    hot: 'Beliebt',
    recent: 'Zuletzt',
    none: 'Nichts gefunden',
    back: 'Zurück',
    cities: 'Ort wählen',
    locating: 'Wird ermittelt…',
  },
}

export type Word = keyof (typeof words)['en']

export function word(document: Document, key: Word): string {
  const language = document.documentElement.lang.slice(0, 2).toLowerCase()
  const found = Object.entries(words).find(([name]) => name === language)
  return (found ? found[1] : words.en)[key]
}
