import { gallery, telling } from '../../gallery'

const alphabet = ['A', 'B', 'C', 'D', 'E', 'F']

Page(
  gallery({
    data: {
      items: [
        { title: 'First', content: 'What the first one hides' },
        { title: 'Second', content: 'What the second one hides' },
        { title: 'Third', content: 'Never to be seen', disabled: true },
      ],
      alphabet,
      letters: alphabet.map((label) => ({ label })),
      letter: 'A',
      names: {
        A: ['Anna', 'Ali'],
        B: ['Boris', 'Bea'],
        C: ['Chen', 'Carla'],
        D: ['Dina', 'David'],
        E: ['Elif', 'Erik'],
        F: ['Fatima', 'Fu'],
      },
      tab: 0,
      tabs: [
        { text: 'Home', icon: 'AppOutline' },
        { text: 'Orders', icon: 'UnorderedListOutline', badge: { type: 'number', text: 3 } },
        { text: 'Me', icon: 'UserOutline' },
      ],
    },
    ...telling('fold', 'stuck', 'letter'),
    index(item) {
      this.setData({ letter: item.label })
      this.say(`index ${item.label}`)
    },
    tab(tab) {
      this.setData({ tab })
      this.say(`tab ${tab}`)
    },
  }),
)
