import type { Language } from '@sampan/contract'

/** The text message with a code, in the member's language. */
const texts: Record<Language, (name: string, code: string) => string> = {
  en: (name, code) => `${code} is your code for ${name}. It is good for 10 minutes. Never tell it to anyone.`,
  zh: (name, code) => `${code}（${name} 验证码，10 分钟内有效）。请勿告诉任何人。`,
  ar: (name, code) => `رمزك في ${name} هو ${code}، وهو صالح لعشر دقائق. لا تُخبر به أحدًا.`,
  ru: (name, code) => `${code} — ваш код для ${name}. Действует 10 минут. Никому его не сообщайте.`,
  it: (name, code) => `${code} è il tuo codice per ${name}. Vale 10 minuti. Non dirlo a nessuno.`,
  de: (name, code) => `${code} ist dein Code für ${name}. Er gilt 10 Minuten. Gib ihn niemandem weiter.`,
}

export const codeText = (language: Language, name: string, code: string): string => texts[language](name, code)
