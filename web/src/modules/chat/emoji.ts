/** The usual ones, by group; single spaces between. The order is what people look for first. */
const groups = {
  faces:
    '😀 😃 😄 😁 😆 😅 😂 🤣 🙂 🙃 😉 😊 😇 🥰 😍 🤩 😘 😗 😚 😙 🥲 😋 😛 😜 🤪 😝 🤗 🤭 🫢 🫣 🤫 🤔 🫡 🤐 🤨 😐 😑 😶 😏 😒 🙄 😬 😌 😔 😪 🤤 😴 😷 🤒 🤕 🤢 🤮 🤧 🥵 🥶 🥴 😵 🤯 🤠 🥳 😎 🤓 🧐 😕 🫤 😟 🙁 😮 😯 😲 😳 🥺 🥹 😦 😧 😨 😰 😥 😢 😭 😱 😖 😣 😞 😓 😩 😫 🥱 😤 😡 😠 🤬 😈 💀 💩 🤡 👻 👽 🤖 😺 😸 😹 😻 😼 😽 🙀 😿 😾 🙈 🙉 🙊',
  people:
    '👋 🤚 ✋ 🖖 👌 🤌 🤏 ✌️ 🤞 🫰 🤟 🤘 🤙 👈 👉 👆 👇 ☝️ 👍 👎 ✊ 👊 🤛 🤜 👏 🙌 🫶 👐 🤲 🤝 🙏 ✍️ 💅 🤳 💪 👂 👃 🧠 👀 👅 👄 👶 🧒 👦 👧 🧑 👱 👨 🧔 👩 🧓 👴 👵 🙍 🙎 🙅 🙆 💁 🙋 🙇 🤦 🤷 👮 🧑‍⚕️ 🧑‍🎓 🧑‍🏫 🧑‍🌾 🧑‍🍳 🧑‍🔧 🧑‍💻 🧑‍🎤 🧑‍🎨 🧑‍🚀 🧑‍🚒 👰 🤵 🎅 🧙 🧚 💃 🕺 🚶 🏃 🧘 👫 👬 👭 💏 💑 👪',
  nature:
    '🐶 🐱 🐭 🐹 🐰 🦊 🐻 🐼 🐨 🐯 🦁 🐮 🐷 🐸 🐵 🐔 🐧 🐦 🐤 🦆 🦅 🦉 🐺 🐴 🦄 🐝 🐛 🦋 🐌 🐞 🐢 🐍 🐙 🦐 🦀 🐡 🐠 🐟 🐬 🐳 🐋 🦈 🐘 🦒 🐪 🐑 🐐 🐈 🐓 🕊️ 🐇 🐿️ 🌵 🎄 🌲 🌳 🌴 🌱 🌿 ☘️ 🍀 🎋 🍁 🍂 🍃 🍄 🌾 💐 🌷 🌹 🌺 🌸 🌼 🌻 🌞 🌝 🌙 ⭐ 🌟 ✨ ⚡ 🔥 🌈 ☀️ ⛅ ☁️ 🌧️ ⛈️ ❄️ ⛄ 💧 🌊',
  food: '🍏 🍎 🍐 🍊 🍋 🍌 🍉 🍇 🍓 🫐 🍒 🍑 🥭 🍍 🥥 🥝 🍅 🥑 🍆 🥔 🥕 🌽 🌶️ 🥒 🥬 🥦 🧄 🧅 🍞 🥐 🥖 🥨 🧀 🥚 🍳 🥞 🧇 🥓 🍗 🍖 🌭 🍔 🍟 🍕 🥪 🌮 🌯 🥗 🍝 🍜 🍲 🍛 🍣 🍱 🥟 🍤 🍚 🍙 🍡 🍧 🍨 🍦 🥧 🍰 🎂 🧁 🍮 🍭 🍬 🍫 🍿 🍩 🍪 🌰 🍯 🥛 🍼 ☕ 🍵 🧉 🧃 🥤 🧋 🍶 🍺 🍻 🥂 🍷 🍹 🍾',
  places:
    '🚗 🚕 🚌 🚎 🏎️ 🚓 🚑 🚒 🚚 🚜 🚲 🛴 🛵 🏍️ 🚂 🚆 🚇 🚊 🚉 ✈️ 🛫 🛬 🚀 🛸 🚁 ⛵ 🛶 🚤 🛳️ ⛴️ 🚢 ⚓ ⛽ 🚦 🚏 🗺️ 🗿 🗽 🗼 🏰 🏯 🏟️ 🎡 🎢 🎠 ⛲ 🏖️ 🏝️ 🏜️ 🌋 ⛰️ 🏔️ 🗻 🏕️ ⛺ 🏠 🏡 🏢 🏥 🏦 🏨 🏪 🏫 🏛️ ⛪ 🕌 🕍 🛕 🌁 🌃 🏙️ 🌄 🌅 🌆 🌇 🌉 🌌',
  things:
    '⚽ 🏀 🏈 ⚾ 🎾 🏐 🏓 🏸 🥅 ⛳ 🎣 🥊 🎿 ⛷️ 🏂 🏆 🥇 🥈 🥉 🎫 🎪 🎭 🎨 🎬 🎤 🎧 🎼 🎹 🥁 🎷 🎺 🎸 🎻 🎲 ♟️ 🎯 🎳 🎮 🧩 ⌚ 📱 💻 ⌨️ 🖨️ 📷 📹 📞 📺 📻 ⏰ ⏳ 🔋 🔌 💡 🔦 🕯️ 💸 💵 💳 🧾 🔧 🔨 🪛 🔩 🧲 🔑 🗝️ 🚪 🪑 🛋️ 🛏️ 🚿 🛁 🧹 🧺 🎁 🎈 🎉 🎊 🧧 🏮 ✉️ 📦 📅 📌 📎 ✂️ 📐 📖 📚 ✏️ 🔍 🔒 👓 🧥 👗 👟 👜 🎓 👑 💍 ☂️',
  signs:
    '❤️ 🧡 💛 💚 💙 💜 🖤 🤍 🤎 💔 ❤️‍🔥 💕 💞 💓 💗 💖 💘 💝 ✅ ☑️ ✔️ ❌ ❎ ❓ ❔ ❗ ‼️ ⁉️ 💯 ⚠️ ⛔ 🚫 🆗 🆕 🆒 🔝 🔜 ➕ ➖ ✖️ ➗ ♾️ 🔴 🟠 🟡 🟢 🔵 🟣 ⚫ ⚪ 🟤 ⬆️ ➡️ ⬇️ ⬅️ 🔄 ▶️ ⏸️ ⏹️ 🔔 🔕 🎵 🎶 💤 💬 💭 ☮️ ☯️ ♻️ 🏁 🏳️‍🌈',
} as const

export type EmojiGroup = keyof typeof groups

export const emojiGroups: readonly (readonly [EmojiGroup, readonly string[]])[] = [
  ['faces', groups.faces.split(' ')],
  ['people', groups.people.split(' ')],
  ['nature', groups.nature.split(' ')],
  ['food', groups.food.split(' ')],
  ['places', groups.places.split(' ')],
  ['things', groups.things.split(' ')],
  ['signs', groups.signs.split(' ')],
]

const storageKey = 'sampan.emoji'
const recentMax = 16

export function recentEmoji(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]')
    return Array.isArray(stored) ? stored.filter((each) => typeof each === 'string').slice(0, recentMax) : []
  } catch {
    return []
  }
}

export function rememberEmoji(emoji: string): void {
  try {
    const recent = [emoji, ...recentEmoji().filter((each) => each !== emoji)].slice(0, recentMax)
    localStorage.setItem(storageKey, JSON.stringify(recent))
  } catch {
    // Private windows may refuse storage: nothing is remembered then.
  }
}
