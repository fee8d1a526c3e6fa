import { gallery } from '../../gallery'

Page(
  gallery({
    data: {
      words: '',
      prompts: [
        { key: 'menu', icon: 'UnorderedListOutline', label: 'The menu', description: 'of today', showArrow: true },
        { key: 'week', icon: 'ClockCircleOutline', label: 'The week', description: 'day by day' },
      ],
      actions: [
        { label: 'copy', icon: 'TextOutline' },
        { label: 'like', icon: 'LikeOutline' },
      ],
      thoughts: [
        { title: 'Understood', content: 'It is about lunch', icon: 'CheckCircleOutline' },
        { title: 'Looked it up', content: 'In the menu of today', icon: 'CheckCircleOutline' },
      ],
      talks: [
        { key: 'a', label: 'Lunch', description: 'Noodles, and a soup', timestamp: '10:23', icon: '' },
        { key: 'b', label: 'Off', description: 'Not to be opened', timestamp: '10:21', icon: '', disabled: true },
      ],
      menus: [{ text: 'Delete', bgColor: '#ff2b00', color: '#fff', width: 160 }],
    },
    prompt(item) {
      this.say(`prompt ${item.key}`)
    },
    act(item) {
      this.say(`act ${item.label}`)
    },
    talk(item) {
      this.say(`talk ${item.key}`)
    },
    menu() {
      this.say('menu')
    },
    write(words) {
      this.setData({ words })
    },
    send(words) {
      this.setData({ words: '' })
      this.say(`send ${words}`)
    },
  }),
)
