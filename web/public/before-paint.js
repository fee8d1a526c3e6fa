// Runs before the first paint. Keep the keys in step with src/ui/theme.ts and src/locales/language.ts.
;(() => {
  const root = document.documentElement
  try {
    const theme = localStorage.getItem('sampan.theme')
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme
    const chosen = localStorage.getItem('sampan.language')
    const wanted = chosen ? [chosen] : navigator.languages
    const known = ['en', 'zh', 'ar', 'ru', 'it', 'de']
    const language = wanted.map((tag) => tag.toLowerCase().split('-')[0]).find((tag) => known.includes(tag)) ?? 'en'
    root.lang = language === 'zh' ? 'zh-Hans' : language
    root.dir = language === 'ar' ? 'rtl' : 'ltr'
  } catch {
    // Storage may be refused (private windows): the defaults in index.html stand.
  }
})()
