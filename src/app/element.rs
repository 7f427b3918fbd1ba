//! Elements of a screen, put together by small functions.
//!
//! Yew's `html!` writes out in full, at every element, what making one takes; these functions are called instead,
//! which makes the program a third smaller. They must therefore never be inlined.

use std::rc::Rc;
use yew::html::{onblur, onchange, onclick, oninput};
use yew::virtual_dom::{Listener, VList, VTag, VText};
use yew::{AttrValue, Callback, Event, FocusEvent, Html, InputEvent, MouseEvent};

/// An element with its attributes and what stands in it.
#[must_use = "an element is shown only inside another"]
pub struct Element(Rc<VTag>);

/// An element without attributes, and with nothing in it yet.
#[inline(never)]
pub fn el(name: &'static str) -> Element {
    Element(Rc::new(VTag::new(name)))
}

/// Words in an element of their own, so that a browser's translation cannot tear them out of Yew's hands.
#[inline(never)]
pub fn span(words: &str) -> Element {
    el("span").has(words)
}

impl Element {
    #[inline(never)]
    fn tag(&mut self) -> &mut VTag {
        Rc::make_mut(&mut self.0)
    }

    #[inline(never)]
    fn attribute(mut self, name: &'static str, value: AttrValue) -> Self {
        self.tag().add_attribute(name, value);
        self
    }

    #[inline(never)]
    fn listener(mut self, listener: Rc<dyn Listener>) -> Self {
        self.tag().add_listener(listener);
        self
    }

    #[inline(never)]
    fn child(mut self, child: Html) -> Self {
        self.tag().add_child(child);
        self
    }

    /// With these classes.
    #[inline(never)]
    pub fn class(self, names: &'static str) -> Self {
        self.attribute("class", AttrValue::Static(names))
    }

    /// With an attribute.
    #[inline(never)]
    pub fn set(self, name: &'static str, value: &str) -> Self {
        self.attribute(name, AttrValue::from(Rc::from(value)))
    }

    /// With an attribute, if it has a value.
    #[inline(never)]
    pub fn set_if(self, name: &'static str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.set(name, value),
            None => self,
        }
    }

    /// With an attribute that is there or not.
    #[inline(never)]
    pub fn mark(self, name: &'static str, marked: bool) -> Self {
        self.set_if(name, marked.then_some(""))
    }

    /// Known by `key` among its neighbours, which then all must have one.
    #[inline(never)]
    pub fn key(mut self, key: &str) -> Self {
        self.tag().key = Some(key.into());
        self
    }

    /// A field with this value.
    #[inline(never)]
    pub fn value(mut self, value: &str) -> Self {
        self.tag().set_value(Some(AttrValue::from(Rc::from(value))));
        self
    }

    /// A box or radio button, chosen or not.
    #[inline(never)]
    pub fn checked(mut self, checked: bool) -> Self {
        self.tag().set_checked(checked);
        self
    }

    /// With `part` as the last in it.
    pub fn has(self, part: impl Part) -> Self {
        part.put_into(self)
    }

    /// With all of these, as one list.
    pub fn each(self, parts: impl IntoIterator<Item = Element>) -> Self {
        self.has(parts.into_iter().collect::<Several>())
    }

    /// Calls back when it is pressed.
    #[inline(never)]
    pub fn on_click(self, then: Callback<MouseEvent>) -> Self {
        self.listener(Rc::new(onclick::Wrapper::new(then)))
    }

    /// Calls back when another option is chosen.
    #[inline(never)]
    pub fn on_change(self, then: Callback<Event>) -> Self {
        self.listener(Rc::new(onchange::Wrapper::new(then)))
    }

    /// Calls back when something is written.
    #[inline(never)]
    pub fn on_input(self, then: Callback<InputEvent>) -> Self {
        self.listener(Rc::new(oninput::Wrapper::new(then)))
    }

    /// Calls back when the focus leaves it.
    #[inline(never)]
    pub fn on_blur(self, then: Callback<FocusEvent>) -> Self {
        self.listener(Rc::new(onblur::Wrapper::new(then)))
    }
}

impl From<Element> for Html {
    fn from(element: Element) -> Html {
        Html::VTag(element.0)
    }
}

/// Elements that follow one another.
#[derive(Default)]
#[must_use = "elements are shown only inside another"]
pub struct Several(Vec<Html>);

impl Several {
    /// With `part` as the last of them.
    #[inline(never)]
    pub fn and(mut self, part: Element) -> Self {
        self.0.push(part.into());
        self
    }

    /// With all of `parts` after them, as one list.
    #[inline(never)]
    pub fn then(mut self, parts: Several) -> Self {
        self.0.push(parts.into());
        self
    }
}

impl FromIterator<Element> for Several {
    fn from_iter<T: IntoIterator<Item = Element>>(elements: T) -> Self {
        elements.into_iter().fold(Several::default(), Several::and)
    }
}

impl From<Several> for Html {
    #[inline(never)]
    fn from(several: Several) -> Html {
        Html::VList(Rc::new(VList::with_children(several.0, None)))
    }
}

/// What can stand in an element.
pub trait Part {
    /// `element` with this as the last in it.
    fn put_into(self, element: Element) -> Element;
}

impl Part for Html {
    fn put_into(self, element: Element) -> Element {
        element.child(self)
    }
}

impl Part for Element {
    #[inline(never)]
    fn put_into(self, element: Element) -> Element {
        element.child(self.into())
    }
}

impl Part for Several {
    #[inline(never)]
    fn put_into(self, element: Element) -> Element {
        element.child(self.into())
    }
}

impl Part for &str {
    #[inline(never)]
    fn put_into(self, element: Element) -> Element {
        element.child(VText::new(AttrValue::from(Rc::from(self))).into())
    }
}

/// Nothing keeps its place too, so that what follows is recognised when it comes or goes.
impl<P: Part> Part for Option<P> {
    #[inline(never)]
    fn put_into(self, element: Element) -> Element {
        match self {
            Some(part) => part.put_into(element),
            None => element.child(Html::default()),
        }
    }
}
