// The few words that buttons of players have for screen readers, in the language of the frame's document.

interface PlayerWords {
  play: string
  pause: string
  mute: string
  unmute: string
  fullScreen: string
  leaveFullScreen: string
  position: string
  comments: string
  map: string
  pageRefused: string
}

const english: PlayerWords = {
  play: 'Play',
  pause: 'Pause',
  mute: 'Mute',
  unmute: 'Unmute',
  fullScreen: 'Full screen',
  leaveFullScreen: 'Leave full screen',
  position: 'Position',
  comments: 'Show comments',
  map: 'Map',
  pageRefused: 'This web page is not shown here.',
}

const words: Record<string, PlayerWords> = {
  en: english,
  zh: {
    play: '播放',
    pause: '暂停',
    mute: '静音',
    unmute: '取消静音',
    fullScreen: '全屏',
    leaveFullScreen: '退出全屏',
    position: '播放进度',
    comments: '显示弹幕',
    map: '地图',
    pageRefused: '此网页无法在这里显示。',
  },
  ar: {
    play: 'تشغيل',
    pause: 'إيقاف مؤقت',
    mute: 'كتم الصوت',
    unmute: 'إلغاء كتم الصوت',
    fullScreen: 'ملء الشاشة',
    leaveFullScreen: 'الخروج من ملء الشاشة',
    position: 'موضع التشغيل',
    comments: 'إظهار التعليقات',
    map: 'خريطة',
    pageRefused: 'لا تُعرض صفحة الويب هذه هنا.',
  },
  ru: {
    play: 'Воспроизвести',
    pause: 'Пауза',
    mute: 'Выключить звук',
    unmute: 'Включить звук',
    fullScreen: 'Во весь экран',
    leaveFullScreen: 'Выйти из полноэкранного режима',
    position: 'Позиция',
    comments: 'Показать комментарии',
    map: 'Карта',
    pageRefused: 'Эта веб-страница здесь не показывается.',
  },
  it: {
    play: 'Riproduci',
    pause: 'Pausa',
    mute: 'Disattiva audio',
    unmute: 'Attiva audio',
    fullScreen: 'Schermo intero',
    leaveFullScreen: 'Esci da schermo intero',
    position: 'Posizione',
    comments: 'Mostra commenti',
    map: 'Mappa',
    pageRefused: 'Questa pagina web non viene mostrata qui.',
  },
  de: {
    play: 'Abspielen',
    pause: 'Anhalten',
    mute: 'Ton aus',
    unmute: 'Ton ein',
    fullScreen: 'Vollbild',
    leaveFullScreen: 'Vollbild verlassen',
    position: 'Stelle',
    comments: 'Kommentare zeigen',
    map: 'Karte',
    pageRefused: 'Diese Webseite wird hier nicht gezeigt.',
  },
}

export const playerWords = (document: Document): PlayerWords =>
  words[document.documentElement.lang.slice(0, 2).toLowerCase()] ?? english
