import type { DirectTalk } from '../types.ts'
import { on, transfer, writing } from '../writing.ts'

/** Anya’s conversations with one person each; those with Mei and Omar stand with theirs. */
const en = writing('en')
const ru = writing('ru')

export const anyaAndPavel: DirectTalk = {
  kind: 'direct',
  key: 'anya-pavel',
  between: ['pavel', 'anya'],
  steps: [
    ...on(
      12,
      ru.say('pavel', '19:10', 'Сестра, ты жива? Мама говорит, что ты поёшь по ночам.'),
      ru.say('anya', '19:25', 'Репетиции до десяти. Это ещё не ночь, это вечер с характером.', {
        reactions: { '😂': ['pavel'] },
      }),
      ru.say('pavel', '19:26', 'Запомню формулировку.'),
    ),
    ...on(
      7,
      ru.say('anya', '21:02', 'Помнишь, как называлась бабушкина каша с тыквой? Перевожу рассказ, там точно она.', {
        id: 'porridge',
      }),
      ru.say('pavel', '21:30', 'Гарбузная? Нет, погоди. Она говорила просто «оранжевая».', { replyTo: 'porridge' }),
      ru.say('anya', '21:31', 'Точно! «Кто не доест оранжевую, тот не увидит моря».'),
      ru.say('pavel', '21:32', 'Я доел. Моря так и не увидел. Приеду к тебе проверять.', {
        reactions: { '❤️': ['anya'] },
      }),
    ),
    ...on(
      4,
      ru.speak('pavel', '09:15', 'pavel-1', { id: 'walk' }),
      ru.say('anya', '09:40', 'За хлебом два часа — это очень на тебя похоже. А хлеб-то купил?', { replyTo: 'walk' }),
      ru.say('pavel', '09:44', 'Забыл.', { reactions: { '😂': ['anya'] } }),
      transfer('anya', '09:50', '10.00 EUR', 'На хлеб', 'return'),
    ),
    ...on(
      1,
      ru.show('pavel', '20:20', 'birches', 'Вечерний патруль вышел на смену', {
        id: 'fox',
        reactions: { '❤️': ['anya'] },
      }),
      ru.say('anya', '20:33', 'Лиса! Та же самая?', { replyTo: 'fox' }),
      ru.say('pavel', '20:35', 'Та же. Я её не кормлю. Официально.'),
    ),
    ...on(
      0,
      ru.say('pavel', '08:02', 'Взял билеты на праздники. Пять дней, один чемодан, ноль планов.'),
      ru.say('pavel', '08:03', 'Море будет?'),
    ),
  ],
  views: { anya: { unread: 2, pinned: true } },
}

export const anyaAndNina: DirectTalk = {
  kind: 'direct',
  key: 'anya-nina',
  between: ['anya', 'nina'],
  steps: [
    ...on(
      9,
      ru.say(
        'nina',
        '12:15',
        'Анечка, возьмёшь соло во втором куплете? У тебя там нижняя соль лежит как кошка на батарее.',
      ),
      ru.say('anya', '12:31', 'После такого сравнения отказать невозможно.', { reactions: { '😂': ['nina'] } }),
    ),
    ...on(
      3,
      ru.say('nina', '23:05', 'Зал стоял! Ты слышала, как они хлопали на последнем аккорде?'),
      ru.say('anya', '23:12', 'Слышала. И видела, как ты вытирала глаза партитурой.'),
      ru.say('nina', '23:13', 'Это был пот дирижёра.', { reactions: { '❤️': ['anya'] } }),
    ),
    ...on(0, ru.say('nina', '08:40', 'Ноты для весенней программы лежат у вахтёра, забери по дороге')),
  ],
  views: { anya: { unread: 1 } },
}

export const anyaAndSofia: DirectTalk = {
  kind: 'direct',
  key: 'anya-sofia',
  between: ['sofia', 'anya'],
  steps: [
    ...on(
      8,
      en.say('sofia', '18:30', 'Page 60. Tell me you trust nobody on that ship.'),
      en.say('anya', '18:42', 'I trust the cook. He is the only one who keeps a diary.', {
        reactions: { '😮': ['sofia'] },
      }),
      en.say('sofia', '18:43', 'No comment. Absolutely no comment.'),
    ),
    ...on(
      5,
      en.say('anya', '20:11', 'Is “to go by the board” a ship thing or an office thing?', { id: 'board' }),
      en.say('sofia', '20:15', 'A ship thing that moved into an office. Something falls overboard and is lost.', {
        replyTo: 'board',
      }),
      en.say('anya', '20:16', { ru: 'Пошло прахом. Идеально!' }, { reactions: { '👍': ['sofia'] } }),
    ),
    ...on(
      2,
      en.say('anya', '17:05', 'Page 90. I have a new suspect and it is the captain.'),
      en.say('sofia', '17:06', 'Interesting! Keep reading.', { reactions: { '😂': ['anya'] } }),
    ),
  ],
  views: {},
}

export const anyaAndLucia: DirectTalk = {
  kind: 'direct',
  key: 'anya-lucia',
  between: ['lucia', 'anya'],
  steps: [
    ...on(
      10,
      en.say('lucia', '13:40', { it: 'Anya, come si dice “buon appetito” in russo?' }),
      en.say('anya', '13:44', { ru: 'Приятного аппетита!' }, { id: 'appetite' }),
      en.say('lucia', '13:45', 'Pri-yat-na-va… I will just point at the bread and smile.', {
        replyTo: 'appetite',
        reactions: { '😂': ['anya'] },
      }),
    ),
    ...on(
      5,
      en.say('anya', '16:20', 'Your rye experiment is gone. It lasted eleven minutes at the rehearsal.'),
      en.say(
        'lucia',
        '16:31',
        { it: 'Undici minuti per un chilo: il coro ha buoni polmoni e buoni denti!' },
        { reactions: { '😂': ['anya'] } },
      ),
    ),
    ...on(0, en.speak('lucia', '09:20', 'lucia-1')),
  ],
  views: { anya: { unread: 1 } },
}

export const anyaAndJonas: DirectTalk = {
  kind: 'direct',
  key: 'anya-jonas',
  between: ['anya', 'jonas'],
  steps: [
    ...on(
      11,
      en.say('anya', '10:12', 'Our choir podium creaks on every third step. Could you listen to it?'),
      en.say('jonas', '10:30', 'I can hear it from here. Two screws and some soap. I will come by.', {
        reactions: { '🙏': ['anya'] },
      }),
    ),
    ...on(
      6,
      en.say('jonas', '17:50', { de: 'Podest repariert. Jetzt knarzt nur noch der Bass.' }),
      en.say('anya', '17:58', 'The basses say thank you. One of them a bit offended.', {
        reactions: { '😂': ['jonas'] },
      }),
    ),
  ],
  views: { jonas: { draft: 'Sag dem Bass, er' } },
}
