//! What `%radjective`, `%ranimal` and `%remoji` choose from.

pub const ADJECTIVES: &[&str] = &[
    "Able", "Agile", "Amber", "Ample", "Bold", "Brave", "Breezy", "Bright", "Brisk", "Calm",
    "Candid", "Clever", "Cozy", "Crisp", "Curious", "Daring", "Dapper", "Eager", "Early",
    "Earnest", "Fair", "Fancy", "Fleet", "Fond", "Frank", "Gentle", "Glad", "Golden", "Grand",
    "Handy", "Happy", "Hardy", "Honest", "Jolly", "Keen", "Kind", "Lively", "Loyal", "Lucky",
    "Mellow", "Merry", "Mighty", "Modest", "Neat", "Nimble", "Noble", "Patient", "Plain", "Proud",
    "Quick", "Quiet", "Rapid", "Ready", "Rosy", "Sandy", "Shiny", "Silent", "Silver", "Sleek",
    "Smooth", "Snug", "Solid", "Spry", "Steady", "Sunny", "Swift", "Tidy", "Tiny", "Vivid", "Warm",
    "Wild", "Wise", "Witty", "Young", "Zesty",
];

pub const ANIMALS: &[&str] = &[
    "Alpaca", "Ant", "Badger", "Bat", "Bear", "Beaver", "Bee", "Bison", "Boar", "Camel", "Cat",
    "Cheetah", "Cobra", "Cod", "Crab", "Crane", "Crow", "Deer", "Dingo", "Dolphin", "Donkey",
    "Dove", "Duck", "Eagle", "Eel", "Elk", "Falcon", "Ferret", "Finch", "Fox", "Frog", "Gecko",
    "Goat", "Goose", "Hare", "Hawk", "Hedgehog", "Heron", "Horse", "Ibex", "Jaguar", "Koala",
    "Lark", "Lemur", "Lion", "Llama", "Lynx", "Magpie", "Marmot", "Mole", "Moose", "Mouse", "Newt",
    "Otter", "Owl", "Panda", "Parrot", "Pigeon", "Puma", "Quail", "Rabbit", "Raven", "Robin",
    "Salmon", "Seal", "Shark", "Sheep", "Stork", "Swan", "Tiger", "Toad", "Trout", "Walrus",
    "Wolf", "Zebra",
];

pub const EMOJI: &[&str] = &[
    "😀", "😁", "😂", "😃", "😄", "😅", "😆", "😉", "😊", "😋", "😎", "😍", "😘", "🙂", "🤗", "🤔",
    "😴", "😛", "😜", "🙃", "🤑", "🤓", "😇", "🤠", "🤖", "👻", "👽", "🎃", "😺", "🐵", "🐶", "🐺",
    "🐱", "🦁", "🐯", "🐴", "🦄", "🐮", "🐷", "🐭", "🐹", "🐰", "🐻", "🐨", "🐼", "🐔", "🐧", "🐸",
    "🐢", "🐙", "🦀", "🐠", "🐬", "🐳", "🦋", "🐝", "🌵", "🌲", "🌻", "🍀", "🍄", "🌍", "🌙", "🌈",
];
