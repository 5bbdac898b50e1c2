package org.evertill.settings;

import java.util.List;
import org.evertill.entity.ScopeName;

/** For what something is set, written {@code chain}, {@code store:S1}, {@code register:S1-R1}. */
public sealed interface SettingPlace {

    /** Itself, then what it belongs to. */
    List<SettingPlace> nearestFirst();

    /** All of it. */
    record Chain() implements SettingPlace {

        @Override
        public List<SettingPlace> nearestFirst() {
            return List.of(this);
        }

        @Override
        public String toString() {
            return ScopeName.CHAIN;
        }
    }

    /** A store. */
    record Store(String id) implements SettingPlace {

        @Override
        public List<SettingPlace> nearestFirst() {
            return List.of(this, new Chain());
        }

        @Override
        public String toString() {
            return ScopeName.store(id);
        }
    }

    /** A register of a store. */
    record Register(String id, String storeId) implements SettingPlace {

        @Override
        public List<SettingPlace> nearestFirst() {
            return List.of(this, new Store(storeId), new Chain());
        }

        @Override
        public String toString() {
            return ScopeName.register(id);
        }
    }
}
