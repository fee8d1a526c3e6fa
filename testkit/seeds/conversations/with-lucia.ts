import type { DirectTalk } from '../types.ts'
import { on, writing } from '../writing.ts'

/** Lucia’s conversations with one person each, as far as they do not stand elsewhere. */
const en = writing('en')
const it = writing('it')

export const luciaAndRosa: DirectTalk = {
  kind: 'direct',
  key: 'lucia-rosa',
  between: ['lucia', 'rosa'],
  steps: [
    ...on(
      11,
      it.say('rosa', '08:10', 'Buongiorno tesoro. Hai mangiato?'),
      it.say('lucia', '08:25', 'Buongiorno nonna! Sono le otto, ho bevuto il caffè.'),
      it.say('rosa', '08:26', 'Il caffè non è mangiare.', { reactions: { '😂': ['lucia'] } }),
    ),
    ...on(
      6,
      it.say('lucia', '19:02', 'Nonna, quante vongole per sei persone?'),
      it.say('rosa', '19:05', 'Due chili. Anzi due e mezzo, che Marco vale per due', {
        reactions: { '😂': ['lucia'] },
      }),
      it.speak('rosa', '19:08', 'rosa-1', { id: 'clams' }),
      it.say('lucia', '19:12', 'Segnato! Acqua e sale, e prezzemolo alla fine.', {
        replyTo: 'clams',
        reactions: { '❤️': ['rosa'] },
      }),
    ),
    ...on(
      2,
      it.say('rosa', '17:30', 'Ho imparato a mandare le foto! Guarda cosa ha portato Marco'),
      it.show('rosa', '17:31', 'market', 'Le arance buone', { reactions: { '🎉': ['lucia'] } }),
      it.say('lucia', '17:40', 'Bravissima nonna! Adesso sei più moderna di me.'),
    ),
    ...on(0, it.say('rosa', '08:15', 'Copriti bene in barca. E mandami una foto della focaccia')),
  ],
  views: { lucia: { unread: 1, pinned: true } },
}

export const luciaAndMarco: DirectTalk = {
  kind: 'direct',
  key: 'lucia-marco',
  between: ['marco', 'lucia'],
  steps: [
    ...on(
      8,
      it.say('marco', '06:20', 'Stamattina solo alici, ma belle. Te ne tengo due chili?'),
      it.say('lucia', '06:55', 'Sì! Le faccio sotto sale. Passo alle otto'),
      it.say('marco', '06:56', 'Alle otto io dormo. Le lascio in frigo da nonna', { reactions: { '😂': ['lucia'] } }),
    ),
    ...on(
      3,
      it.show('marco', '07:05', 'lighthouse', 'Rientro. Questa volta ne valeva la pena', {
        id: 'dawn',
        reactions: { '❤️': ['lucia'] },
      }),
      it.say('lucia', '07:30', 'Che luce! La mando a Omar, così la prossima volta si alza alle tre', {
        replyTo: 'dawn',
      }),
      it.say('marco', '07:31', 'Non ci credo finché non lo vedo'),
    ),
    ...on(
      1,
      it.say('lucia', '18:20', 'Domani gita sull’isola. Mi presti la borsa frigo?'),
      it.say('marco', '18:45', 'È già davanti alla tua porta. Sa un po’ di pesce, portate pazienza', {
        reactions: { '🙏': ['lucia'] },
      }),
    ),
  ],
  views: {},
}

export const luciaAndJonas: DirectTalk = {
  kind: 'direct',
  key: 'lucia-jonas',
  between: ['lucia', 'jonas'],
  steps: [
    ...on(
      9,
      en.say('lucia', '15:15', 'My bread peel broke in the middle of a pizza. Can a boatbuilder save it?'),
      en.say('jonas', '15:30', 'Beech or ash?'),
      en.say('lucia', '15:31', { it: 'Legno?' }, { reactions: { '😂': ['jonas'] } }),
      en.say('jonas', '15:33', 'I will make you a new one from ash. It will outlive both of us.'),
    ),
    ...on(
      3,
      en.say('jonas', '19:44', 'The peel is done. Oiled twice, ready on the bench by the workshop door.'),
      en.say(
        'lucia',
        '19:50',
        { it: 'Sei un tesoro. Prima pizza per te, senza noci!' },
        { reactions: { '❤️': ['jonas'] } },
      ),
    ),
  ],
  views: { lucia: { draft: 'Passo domani a prendere la pala, così' } },
}

export const luciaAndSofia: DirectTalk = {
  kind: 'direct',
  key: 'lucia-sofia',
  between: ['sofia', 'lucia'],
  steps: [
    ...on(
      7,
      en.say('sofia', '10:10', 'Could you bake for the book club again? Eight people, one of whom eats for three.'),
      en.say('lucia', '10:25', 'Of course. Lemon cake or the dark one?'),
      en.say('sofia', '10:26', 'The dark one. The book is gloomy, the cake should keep up.', {
        reactions: { '😂': ['lucia'] },
      }),
    ),
    ...on(0, en.say('sofia', '08:58', 'Cake update: they ask whether there could be two.')),
  ],
  views: { lucia: { unread: 1 } },
}
