// The few words that elements say themselves, in the language of the frame's document.

const texts = {
  en: { ok: 'OK', cancel: 'Cancel', done: 'Done', choose: 'Choose', loading: 'Loading', member: 'Member' },
  zh: { ok: '确定', cancel: '取消', done: '完成', choose: '选择', loading: '加载中', member: '用户' },
  ar: { ok: 'موافق', cancel: 'إلغاء', done: 'تم', choose: 'اختيار', loading: 'جارٍ التحميل', member: 'عضو' },
  ru: { ok: 'ОК', cancel: 'Отмена', done: 'Готово', choose: 'Выбрать', loading: 'Загрузка', member: 'Участник' },
  it: { ok: 'OK', cancel: 'Annulla', done: 'Fine', choose: 'Scegli', loading: 'Caricamento', member: 'Membro' },
  de: {
    ok: 'OK',
    cancel: 'Abbrechen',
    done: 'Fertig',
    choose: 'Auswählen',
    loading: 'Wird geladen',
    member: 'Mitglied',
  },
}

export type ElementText = keyof (typeof texts)['en']

export function say(document: Document, key: ElementText): string {
  const language = document.documentElement.lang.slice(0, 2).toLowerCase()
  const found = Object.entries(texts).find(([name]) => name === language)
  return (found ? found[1] : texts.en)[key]
}
