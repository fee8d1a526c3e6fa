Page({
  data: {
    pages: [
      {
        name: 'buttons',
        title: 'Buttons and icons',
        components: 'Container, Button, Icon, ImageIcon, Space, Tag, Divider',
      },
      {
        name: 'lists',
        title: 'Lists, badges, avatars',
        components: 'Container, List, ListItem, Avatar, Badge, SwipeAction, Switch, Icon',
      },
      {
        name: 'cards',
        title: 'Cards, grids, tables',
        components: 'Container, Card, Grid, Table, Voucher, Pagination, ImageIcon',
      },
      { name: 'tabs', title: 'Tabs and steps', components: 'Container, Tabs, Badge, Steps, Icon' },
      {
        name: 'folds',
        title: 'Collapse, bars, indexes',
        components: 'Container, Collapse, IndexBar, Alphabet, TabBar, List, ListItem, Sticky',
      },
      {
        name: 'choices',
        title: 'What is chosen',
        components:
          'Container, Checkbox, CheckboxGroup, Radio, RadioGroup, Checklist, ChecklistItem, Selector, Switch, Space',
      },
      {
        name: 'inputs',
        title: 'What is typed',
        components:
          'Container, Input, Textarea, InputBlur, NumberInput, Postscript, Stepper, Rate, Slider, List, ListItem, Icon',
      },
      { name: 'keyboards', title: 'Keyboards', components: 'Container, NumberKeyboard, RareWordsKeyboard, Button' },
      {
        name: 'pickers',
        title: 'Pickers',
        components: 'Container, Picker, CascaderPicker, DatePicker, RangePicker, List, ListItem',
      },
      { name: 'calendar', title: 'Calendar', components: 'Calendar' },
      {
        name: 'form',
        title: 'A form',
        components:
          'FormInput, FormTextarea, FormSwitch, FormStepper, FormPicker, FormDatePicker, FormRangePicker, FormCascaderPicker, FormRadioGroup, FormCheckboxGroup, FormSelector, FormSlider, FormImageUpload, FormRate, FormItem, Button, Container',
      },
      {
        name: 'overlays',
        title: 'What lies over the page',
        components: 'Container, Dialog, Modal, Popup, Mask, ActionSheet, Toast, Button',
      },
      {
        name: 'hints',
        title: 'Hints',
        components: 'Container, Popover, PopoverList, Feedback, GuideTour, Button, Icon',
      },
      {
        name: 'states',
        title: 'How things stand',
        components: 'Container, NoticeBar, Loading, Progress, Result, Empty, Countdown, AutoResize, Button',
      },
      {
        name: 'skeletons',
        title: 'Before it is there',
        components: 'Container, Skeleton, Avatar, Button, Input, Title, Paragraph, Button',
      },
      { name: 'uploads', title: 'Pictures and people', components: 'Container, ImageUpload, SelectContact' },
      { name: 'terms', title: 'Terms and words', components: 'Container, Terms, Footer, Typography' },
      { name: 'container', title: 'A page around', components: 'PageContainer, SafeArea, Button' },
      {
        name: 'assistant',
        title: 'An assistant',
        components: 'Actions, Bubble, Conversations, Prompts, Sender, ThoughtChain, Welcome',
      },
    ],
  },
  open(event) {
    const { name } = event.currentTarget.dataset
    my.navigateTo({ url: `/pages/${name}/${name}` })
  },
})
