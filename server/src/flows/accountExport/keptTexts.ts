/** What the pages of an export say of what a member keeps and sets, and of kinds of messages. */
import type { Language, Privacy } from '@sampan/contract'

export interface KeptTexts {
  favourites: string
  tags: string
  stickers: string
  drafts: string
  phone: string
  starred: string
  settings: string
  on: string
  off: string
  place: string
  card: string
  history: string
  sticker: string
  chosen: string
  reactions: string
  privacy: Record<keyof Privacy, string>
}

export const keptTexts: Record<Language, KeptTexts> = {
  en: {
    ...{ favourites: 'Favourites', tags: 'Tags', stickers: 'Your stickers', drafts: 'Drafts', phone: 'Phone number' },
    ...{ starred: 'starred', settings: 'Privacy', on: 'on', off: 'off', place: 'Place', card: 'Contact card' },
    ...{ history: 'Chat history', sticker: 'Sticker', chosen: 'your choice', reactions: 'Reactions' },
    privacy: {
      ...{ online: 'Others see that you are online', typing: 'Others see that you type' },
      ...{ readReceipts: 'Others see what you have read', lastSeen: 'Others see when you were last here' },
      linkPreviews: 'Link previews are made',
    },
  },
  zh: {
    ...{ favourites: '收藏', tags: '标签', stickers: '你的表情', drafts: '草稿', phone: '手机号', starred: '星标' },
    ...{ settings: '隐私', on: '开', off: '关', place: '位置', card: '名片', history: '聊天记录', sticker: '表情' },
    ...{ chosen: '你的选择', reactions: '回应' },
    privacy: {
      ...{ online: '他人可见你在线', typing: '他人可见你正在输入', readReceipts: '他人可见你已读' },
      ...{ lastSeen: '他人可见你上次在线时间', linkPreviews: '生成链接预览' },
    },
  },
  ar: {
    ...{ favourites: 'المفضلة', tags: 'الوسوم', stickers: 'ملصقاتك', drafts: 'المسودات', phone: 'رقم الهاتف' },
    ...{ starred: 'مميّز', settings: 'الخصوصية', on: 'مفعّل', off: 'معطّل', place: 'موقع', card: 'بطاقة جهة اتصال' },
    ...{ history: 'سجل محادثة', sticker: 'ملصق', chosen: 'اختيارك', reactions: 'التفاعلات' },
    privacy: {
      ...{ online: 'يرى الآخرون أنك متصل', typing: 'يرى الآخرون أنك تكتب', readReceipts: 'يرى الآخرون ما قرأته' },
      ...{ lastSeen: 'يرى الآخرون آخر ظهور لك', linkPreviews: 'تُنشأ معاينات الروابط' },
    },
  },
  ru: {
    ...{ favourites: 'Избранное', tags: 'Метки', stickers: 'Ваши стикеры', drafts: 'Черновики' },
    ...{ phone: 'Номер телефона', starred: 'со звездой', settings: 'Приватность', on: 'вкл.', off: 'выкл.' },
    ...{ place: 'Место', card: 'Контакт', history: 'История чата', sticker: 'Стикер', chosen: 'ваш выбор' },
    reactions: 'Реакции',
    privacy: {
      ...{ online: 'Другие видят, что вы в сети', typing: 'Другие видят, что вы печатаете' },
      ...{ readReceipts: 'Другие видят, что вы прочитали', lastSeen: 'Другие видят, когда вы были здесь' },
      linkPreviews: 'Создаются превью ссылок',
    },
  },
  it: {
    ...{ favourites: 'Preferiti', tags: 'Etichette', stickers: 'I tuoi adesivi', drafts: 'Bozze' },
    ...{ phone: 'Numero di telefono', starred: 'con stella', settings: 'Privacy', on: 'sì', off: 'no' },
    ...{ place: 'Luogo', card: 'Contatto', history: 'Cronologia chat', sticker: 'Adesivo', chosen: 'la tua scelta' },
    reactions: 'Reazioni',
    privacy: {
      ...{ online: 'Gli altri vedono che sei online', typing: 'Gli altri vedono che scrivi' },
      ...{ readReceipts: 'Gli altri vedono ciò che hai letto', lastSeen: 'Gli altri vedono il tuo ultimo accesso' },
      linkPreviews: 'Si creano anteprime dei link',
    },
  },
  de: {
    ...{ favourites: 'Favoriten', tags: 'Schlagwörter', stickers: 'Deine Sticker', drafts: 'Entwürfe' },
    ...{ phone: 'Telefonnummer', starred: 'mit Stern', settings: 'Privatsphäre', on: 'an', off: 'aus', place: 'Ort' },
    ...{ card: 'Kontaktkarte', history: 'Chatverlauf', sticker: 'Sticker', chosen: 'deine Wahl' },
    reactions: 'Reaktionen',
    privacy: {
      ...{ online: 'Andere sehen, dass du online bist', typing: 'Andere sehen, dass du schreibst' },
      ...{ readReceipts: 'Andere sehen, was du gelesen hast', lastSeen: 'Andere sehen, wann du zuletzt hier warst' },
      linkPreviews: 'Linkvorschauen werden gemacht',
    },
  },
}
